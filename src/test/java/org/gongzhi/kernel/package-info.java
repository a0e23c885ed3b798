/** The words every module shares, tested. */
@NullMarked
package org.gongzhi.kernel;

import org.jspecify.annotations.NullMarked;
