/**
 * Finds matters by words, place, kind, state and date among all one may see, and other people's reports of the same
 * problem. It keeps an index of its own, made from the journal of the engine, and asks the register before it shows.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "text",
            "category",
            "suggestion",
            "territory",
            "identity",
            "organization",
            "procedure",
            "desk"
        })
@NullMarked
package org.gongzhi.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
