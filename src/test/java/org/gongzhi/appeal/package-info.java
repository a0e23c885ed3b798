/** Tests of the pages. */
@NullMarked
package org.gongzhi.appeal;

import org.jspecify.annotations.NullMarked;
