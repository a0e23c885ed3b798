package org.gongzhi.decision;

import java.time.Instant;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One matter put to the vote of a roll (表决).
 *
 * @param number of the matter under the procedure {@code assembly}
 * @param matter the kind of matter, such as {@code owners-5}
 * @param rule the key of the rule that was chosen when it was opened
 * @param official the system that the law of the place demands; null when ballots are cast here
 * @param proxies how many units one person may stand for
 * @param frozenAt when notice was given and the roll became what it is
 * @param closesAt the first instant at which no ballot is taken any more
 * @param closedAt when it was counted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vote(
        String number,
        PlaceCode place,
        String title,
        String matter,
        String rule,
        @Nullable String official,
        int proxies,
        @Nullable Instant frozenAt,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        @Nullable Instant closedAt,
        byte @Nullable [] publicKey,
        byte @Nullable [] privateKey) {

    boolean isOpen(Instant now) {
        return official == null
                && opensAt != null
                && closesAt != null
                && closedAt == null
                && !now.isBefore(opensAt)
                && now.isBefore(closesAt);
    }

    boolean isOver(Instant now) {
        return closedAt != null || (closesAt != null && !now.isBefore(closesAt));
    }
}
