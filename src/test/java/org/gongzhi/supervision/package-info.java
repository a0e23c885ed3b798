@NullMarked
package org.gongzhi.supervision;

import org.jspecify.annotations.NullMarked;
