/** Gongzhi 共治: the grass roots of a county or city, governed in the open. */
@NullMarked
package org.gongzhi;

import org.jspecify.annotations.NullMarked;
