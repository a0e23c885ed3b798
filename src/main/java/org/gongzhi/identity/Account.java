package org.gongzhi.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door key of one person: how they sign in, and whether they may just now. */
record Account(
        UUID person,
        String username,
        String name,
        AccountKind kind,
        String password,
        boolean mustChange,
        boolean hasSecondFactor,
        boolean singleSession,
        int failures,
        @Nullable Instant lockedUntil,
        boolean locked,
        Instant openedAt,
        @Nullable Instant signedInAt) {

    boolean isShutAt(Instant now) {
        return locked || (lockedUntil != null && now.isBefore(lockedUntil));
    }
}
