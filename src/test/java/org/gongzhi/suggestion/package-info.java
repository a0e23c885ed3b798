/** Suggestions, tested. */
@NullMarked
package org.gongzhi.suggestion;

import org.jspecify.annotations.NullMarked;
