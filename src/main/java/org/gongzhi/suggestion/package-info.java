/** What a matter is probably about, learnt from messages already sorted; the officer decides and the program learns. */
@ApplicationModule(allowedDependencies = {"kernel", "text", "category"})
@NullMarked
package org.gongzhi.suggestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
