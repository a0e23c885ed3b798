/** Telling people, tested. */
@NullMarked
package org.gongzhi.notice;

import org.jspecify.annotations.NullMarked;
