/**
 * The standard doors: other programs bring matters in and take them out by the standards of the field, such as Open311,
 * and never learn who a person is.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "category",
            "territory",
            "identity",
            "evidence",
            "files",
            "organization",
            "notice",
            "procedure",
            "desk",
            "hint"
        })
@NullMarked
package org.gongzhi.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
