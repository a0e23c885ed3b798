@NullMarked
package org.gongzhi.disclosure;

import org.jspecify.annotations.NullMarked;
