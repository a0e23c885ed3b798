/** The architecture, tested. */
@NullMarked
package org.gongzhi;

import org.jspecify.annotations.NullMarked;
