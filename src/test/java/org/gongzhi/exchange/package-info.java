@NullMarked
package org.gongzhi.exchange;

import org.jspecify.annotations.NullMarked;
