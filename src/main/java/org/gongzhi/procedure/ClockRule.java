package org.gongzhi.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.calendar.Limit;
import org.jspecify.annotations.Nullable;

/**
 * A time limit of a procedure (时限): what starts and stops it, how long it is, what happens when time runs out.
 *
 * @param name what people read, such as 首次联系
 * @param until dates of the matter that end it instead, the first one given; none given leaves the limit
 * @param byPriority other limits for other priorities
 * @param warn how far into the limit to warn; null warns nobody
 * @param extension how often and by how many days it may be extended; null not at all
 * @param window letting it pass is nobody's lateness: a time in which something may still be done, such as sending
 *     back, or before which something may not be done
 * @param waiting it is a time to let pass: a notice, a posting, a time for objections
 * @param law the article it follows, or the word for a local setting
 */
public record ClockRule(
        String key,
        String name,
        List<Trigger> start,
        List<Trigger> stop,
        Limit limit,
        List<Guard.Operand> until,
        Map<String, Limit> byPriority,
        @Nullable Warn warn,
        List<Action.Tell> onWarn,
        List<Action.Tell> onOverdue,
        @Nullable String performs,
        List<Pause> pauses,
        @Nullable Extension extension,
        boolean window,
        boolean waiting,
        @Nullable String law) {

    /** Something that happens to a matter. */
    public sealed interface Trigger {

        /** The matter is opened. */
        record Open() implements Trigger {}

        /** An action is taken, perhaps only with one answer: {@code call-back[outcome=reached]}. */
        record Taken(
                String action,
                @Nullable String field,
                @Nullable String value) implements Trigger {}

        /** The matter arrives in a state. */
        record Enter(String state) implements Trigger {}
    }

    /** When to warn: after a time of its own, or after a share of the limit. */
    public sealed interface Warn {

        /** {@code 20m}. */
        record After(Limit limit) implements Warn {}

        /** {@code 80%}. */
        record Share(double fraction) implements Warn {}
    }

    /** The clock stands still from one action to another; the elapsed part is kept. */
    public record Pause(String from, String until) {}

    /** At most {@code times}, together at most {@code days} days of the limit's own kind. */
    public record Extension(int times, int days) {}

    public Limit limitFor(String priority) {
        return byPriority.getOrDefault(priority, limit);
    }

    /** The day that was agreed on, or else the limit of that priority. */
    Limit limitFor(String priority, Guard.Said said) {
        return until.stream()
                .map(date -> date.in(said))
                .filter(Objects::nonNull)
                .findFirst()
                .<Limit>map(day -> new Limit.Until(LocalDate.parse(day)))
                .orElseGet(() -> limitFor(priority));
    }
}
