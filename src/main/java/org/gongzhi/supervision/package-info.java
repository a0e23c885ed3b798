/**
 * Power in the open: reports that only named discipline officers can read (我要举报), topics that residents set and judge
 * (点题整治), and spot checks that nobody chose (暗访抽查). Not the word 督办 of the engine, which watches overdue matters.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
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
package org.gongzhi.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
