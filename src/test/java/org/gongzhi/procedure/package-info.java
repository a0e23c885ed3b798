/** The engine under test. */
@NullMarked
package org.gongzhi.procedure;

import org.jspecify.annotations.NullMarked;
