/** The page shell: layouts, errors, and what every template may ask for. */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.gongzhi.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
