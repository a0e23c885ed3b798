/** Where things happen: the tree of places from the province down to the building, and the codes at the doors. */
@ApplicationModule(allowedDependencies = {"kernel", "web", "calendar"})
@NullMarked
package org.gongzhi.territory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
