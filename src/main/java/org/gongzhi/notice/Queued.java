package org.gongzhi.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice as it enters the outbox. */
@SuppressWarnings("ArrayRecordComponent")
record Queued(
        String county,
        UUID id,
        String dedupe,
        Kind kind,
        @Nullable UUID person,
        byte @Nullable [] address,
        String place,
        String template,
        byte[] content,
        boolean urgent,
        Instant at,
        Instant next,
        @Nullable Instant expires) {

    /** How the recipient is reached. */
    enum Kind {
        STAFF,
        PHONE,
        MAIL;

        static Kind of(Recipient to) {
            return switch (to) {
                case Recipient.Staff _ -> STAFF;
                case Recipient.Sealed _ -> PHONE;
                case Recipient.Mail _ -> MAIL;
            };
        }

        static Kind of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
