/**
 * Power in the open (公开): who must publish what and by when, drafts filled from what the program knows and reviewed by
 * the supervision committee, versions that stand for ever and are proven by the public log, the portal {@code /open},
 * and the list of powers with every use of each.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "text",
            "territory",
            "identity",
            "evidence",
            "files",
            "organization",
            "notice",
            "procedure",
            "desk"
        })
@NullMarked
package org.gongzhi.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
