/** Tests of deliberations. */
@NullMarked
package org.gongzhi.deliberation;

import org.jspecify.annotations.NullMarked;
