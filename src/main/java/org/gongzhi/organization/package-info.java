/** Who answers for what: bodies, posts with duty, place and dates, and the scope that follows from them. */
@ApplicationModule(allowedDependencies = {"kernel", "web", "calendar", "territory", "identity"})
@NullMarked
package org.gongzhi.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
