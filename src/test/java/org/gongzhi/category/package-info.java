/** Official time, tested. */
@NullMarked
package org.gongzhi.category;

import org.jspecify.annotations.NullMarked;
