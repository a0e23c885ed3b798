/**
 * Deciding together (提—议—决—办—评): topics that residents propose and support, meetings with an agenda, attendance, votes
 * and minutes, conventions drafted line by line, and the packs by which villages and owners decide step by step.
 *
 * <p>The ways are procedures; this module keeps only what the engine has no words for.
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
            "procedure",
            "desk",
            "decision",
            "disclosure"
        })
@NullMarked
package org.gongzhi.deliberation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
