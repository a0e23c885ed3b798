/** Tests of counting, calling back and telling. */
@NullMarked
package org.gongzhi.insight;

import org.jspecify.annotations.NullMarked;
