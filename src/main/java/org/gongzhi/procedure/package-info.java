/** The engine: moves matters through published procedures, keeps their clocks, writes their history. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "category",
            "territory",
            "identity",
            "files",
            "organization",
            "notice"
        })
@NullMarked
package org.gongzhi.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
