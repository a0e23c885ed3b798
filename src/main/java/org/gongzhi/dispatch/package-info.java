/**
 * The dispatch catalogue (派单目录): which duty or body answers for which category at which place, from which day on and on
 * what basis; tried on real matters before it takes effect, and never without somebody who takes what nobody owns.
 */
@ApplicationModule(
        allowedDependencies = {"kernel", "web", "category", "territory", "identity", "organization", "procedure"})
@NullMarked
package org.gongzhi.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
