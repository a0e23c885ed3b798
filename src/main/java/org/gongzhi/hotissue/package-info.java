/**
 * Hot issues (热点问题): one problem told by many, found over time, place and text, with a heat that is explained; and the
 * step from one problem to one kind of problem.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "text",
            "territory",
            "identity",
            "organization",
            "notice",
            "procedure",
            "desk"
        })
@NullMarked
package org.gongzhi.hotissue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
