/** Hints (提示) for whoever handles a matter: what it is probably about, where it is, what an answer leaves open. */
@ApplicationModule(allowedDependencies = {"kernel", "text", "suggestion", "category", "territory", "procedure", "desk"})
@NullMarked
package org.gongzhi.hint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
