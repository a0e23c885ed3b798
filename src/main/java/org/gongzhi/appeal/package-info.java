/** A resident scans the code at the door, says what is wrong, is called back and sees it through. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "territory",
            "identity",
            "files",
            "organization",
            "notice",
            "procedure",
            "desk",
            "search"
        })
@NullMarked
package org.gongzhi.appeal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
