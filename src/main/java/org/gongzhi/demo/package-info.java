/** The demonstration: on first start a living town, with doors to open and accounts to sign in with. */
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
            "dispatch",
            "desk",
            "disclosure",
            "appeal",
            "campaign",
            "decision",
            "deliberation",
            "seal",
            "supervision",
            "exchange"
        })
@NullMarked
package org.gongzhi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
