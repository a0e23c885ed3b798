/** Tests of the pages. */
@NullMarked
package org.gongzhi.desk;

import org.jspecify.annotations.NullMarked;
