/** What a matter is about: three levels of categories, in dated editions. Words and dispatch both speak of these. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.gongzhi.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
