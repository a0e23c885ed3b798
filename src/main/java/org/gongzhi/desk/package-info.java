/**
 * The pages every procedure shares: inbox, matter, public page, procedure page, print sheets, and the same for
 * programs.
 */
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
            "notice",
            "procedure"
        })
@NullMarked
package org.gongzhi.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
