/** Chinese text, tested. */
@NullMarked
package org.gongzhi.text;

import org.jspecify.annotations.NullMarked;
