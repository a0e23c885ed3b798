@NullMarked
package org.gongzhi.search;

import org.jspecify.annotations.NullMarked;
