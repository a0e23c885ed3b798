/** Hints, tested. */
@NullMarked
package org.gongzhi.hint;

import org.jspecify.annotations.NullMarked;
