/** Official time, tested. */
@NullMarked
package org.gongzhi.dispatch;

import org.jspecify.annotations.NullMarked;
