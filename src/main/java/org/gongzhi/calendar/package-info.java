/** Official time: working days with make-up days, and the one function that says when something is due. */
@ApplicationModule(allowedDependencies = {"kernel", "web"})
@NullMarked
package org.gongzhi.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
