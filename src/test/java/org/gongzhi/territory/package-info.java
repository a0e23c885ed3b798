/** The tree of places and the codes at the doors, tested. */
@NullMarked
package org.gongzhi.territory;

import org.jspecify.annotations.NullMarked;
