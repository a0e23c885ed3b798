/** Hot issues, tested. */
@NullMarked
package org.gongzhi.hotissue;

import org.jspecify.annotations.NullMarked;
