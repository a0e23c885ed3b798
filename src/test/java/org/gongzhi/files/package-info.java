/** Files, tested. */
@NullMarked
package org.gongzhi.files;

import org.jspecify.annotations.NullMarked;
