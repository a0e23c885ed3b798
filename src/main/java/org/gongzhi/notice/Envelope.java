package org.gongzhi.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox in the hands of one sender. {@code attempts} is its ticket: whoever lost the lease holds an old
 * number and settles nothing.
 *
 * @param sent already with the provider; only the receipt is missing
 * @param inDoubt an earlier sender vanished or ran out of time, so the provider may have it already
 * @param tried when it was tried before
 */
@SuppressWarnings("ArrayRecordComponent")
record Envelope(
        String county,
        UUID id,
        Queued.Kind kind,
        @Nullable UUID person,
        byte @Nullable [] address,
        String template,
        byte @Nullable [] content,
        boolean urgent,
        @Nullable Instant expires,
        int attempts,
        boolean sent,
        boolean inDoubt,
        @Nullable Instant tried,
        @Nullable String messageId) {}
