package org.gongzhi.decision;

import java.time.LocalDate;
import java.util.List;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Something decided by law (决定): in whose words, by which rule and count, posted when, and what it allows.
 *
 * @param number the number of the matter in which it was decided
 * @param rule the key of the rule by which it passed
 * @param matter the kind of matter decided
 * @param words what was decided, word for word
 * @param digest SHA-256 of the counted file or the signed minute
 * @param postedFrom the day on which it was posted
 * @param inForce the first day after the posting: from then on it covers acts
 * @param until the last day on which it covers anything; null is open
 * @param revoked why it was taken back; null while it stands
 */
public record Decision(
        String number,
        PlaceCode place,
        String rule,
        String matter,
        String title,
        String words,
        Origin origin,
        String digest,
        Count count,
        LocalDate passedOn,
        LocalDate postedFrom,
        LocalDate inForce,
        @Nullable LocalDate until,
        @Nullable String revoked,
        List<Clause> clauses) {

    public Decision {
        clauses = List.copyOf(clauses);
    }

    /** Where it comes from: counted here, or registered from a signed minute. */
    public enum Origin {
        VOTE,
        MINUTE
    }

    /** Where it stands on a day. */
    public enum State {
        POSTED,
        IN_FORCE,
        EXPIRED,
        REVOKED
    }

    public State stateOn(LocalDate day) {
        if (revoked != null) {
            return State.REVOKED;
        }
        if (day.isBefore(inForce)) {
            return State.POSTED;
        }
        return until != null && day.isAfter(until) ? State.EXPIRED : State.IN_FORCE;
    }
}
