package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.Locale;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a public list.
 *
 * @param state the key of its state
 * @param startsAt when a meeting begins; null for everything else
 */
record Entry(
        MatterNumber number,
        String procedure,
        Family family,
        PlaceCode place,
        String title,
        String state,
        boolean ended,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant startsAt) {

    /** What is listed together. */
    enum Family {
        TOPIC,
        MEETING,
        CONVENTION,
        PACK,
        DRIVE;

        /** A pack is whatever counts by an effect of this module and is none of these by name. */
        static Family of(String procedure) {
            return switch (procedure) {
                case "topic" -> TOPIC;
                case "meeting" -> MEETING;
                case "convention" -> CONVENTION;
                case Drives.PROCEDURE -> DRIVE;
                default -> PACK;
            };
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
