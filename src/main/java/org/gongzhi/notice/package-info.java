/** Telling people: one outbox written with the act itself, sent later, never twice. */
@ApplicationModule(
        allowedDependencies = {"kernel", "web", "calendar", "territory", "identity", "organization", "files"})
@NullMarked
package org.gongzhi.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
