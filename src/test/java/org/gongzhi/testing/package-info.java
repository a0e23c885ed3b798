/** Fixtures every test may use. */
@NullMarked
package org.gongzhi.testing;

import org.jspecify.annotations.NullMarked;
