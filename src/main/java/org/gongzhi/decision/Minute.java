package org.gongzhi.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was counted elsewhere, such as in a meeting, with its signed minute (会议决定登记).
 *
 * @param number the number of the matter in which it was decided; one decision has one number
 * @param body who decided, as rules name it, such as {@code villagers-representatives}
 * @param matter the kind of matter, as rules name it, such as {@code village-delegated}
 * @param words what was decided, word for word
 * @param digest SHA-256 of the minute, in hexadecimal
 * @param count who could vote, who came, who said yes; the rule is asked again
 * @param first what had to come before, such as {@code party-study}, and the day on which it happened
 * @param postedFrom the day on which the result was posted
 * @param until the last day on which it covers anything; null is open
 * @param clauses what it allows
 */
public record Minute(
        String number,
        String body,
        String matter,
        PlaceCode place,
        String title,
        String words,
        String digest,
        LocalDate heldOn,
        Count count,
        Map<String, LocalDate> first,
        LocalDate postedFrom,
        @Nullable LocalDate until,
        List<Clause> clauses) {

    public Minute {
        first = Map.copyOf(first);
        clauses = List.copyOf(clauses);
    }
}
