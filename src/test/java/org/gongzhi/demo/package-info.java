@NullMarked
package org.gongzhi.demo;

import org.jspecify.annotations.NullMarked;
