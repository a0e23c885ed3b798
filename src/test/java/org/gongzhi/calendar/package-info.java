/** Official time, tested. */
@NullMarked
package org.gongzhi.calendar;

import org.jspecify.annotations.NullMarked;
