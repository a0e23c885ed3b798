/** Tests of campaigns. */
@NullMarked
package org.gongzhi.campaign;

import org.jspecify.annotations.NullMarked;
