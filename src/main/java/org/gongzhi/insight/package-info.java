/**
 * Was it solved: the three rates counted as things happen, every number with the list behind it; whom the centre calls
 * back; the monthly bulletin; the leader's page.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "territory",
            "identity",
            "organization",
            "procedure",
            "disclosure"
        })
@NullMarked
package org.gongzhi.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
