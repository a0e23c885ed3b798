/** Decisions, tested. */
@NullMarked
package org.gongzhi.decision;

import org.jspecify.annotations.NullMarked;
