/**
 * Seals under watch (公章监管): who keeps the seal of a village, a town or a body of a county, every use from the
 * application to the archive with counted impressions and two photographs, what does not fit, and the register that
 * everybody may read. Works with a phone alone; an electronic sleeve is one adapter more.
 */
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
            "disclosure",
            "decision"
        })
@NullMarked
package org.gongzhi.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
