/**
 * Chinese text for whoever compares, searches or sorts it: cleaned, in words, in grams, and how alike two texts are.
 */
@ApplicationModule(allowedDependencies = "kernel")
@NullMarked
package org.gongzhi.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
