/** Bodies, posts and scope, tested. */
@NullMarked
package org.gongzhi.organization;

import org.jspecify.annotations.NullMarked;
