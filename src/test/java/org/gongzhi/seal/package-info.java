@NullMarked
package org.gongzhi.seal;

import org.jspecify.annotations.NullMarked;
