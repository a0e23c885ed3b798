package org.gongzhi.decision;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a decision allows (授权事项), and how much of it is used up.
 *
 * @param kind the kind of {@link Act} it allows
 * @param object null allows any object of the kind
 * @param amount the most, in fen; null allows no money
 * @param times how often; null is as often as needed
 */
public record Clause(
        String kind,
        @Nullable String object,
        @Nullable Long amount,
        @Nullable Integer times,
        long drawnAmount,
        int drawnTimes) {

    public Clause(String kind, @Nullable String object, @Nullable Long amount, @Nullable Integer times) {
        this(kind, object, amount, times, 0, 0);
    }

    /** What may still be spent, in fen. */
    public long left() {
        return (amount == null ? 0 : amount) - drawnAmount;
    }

    /** How often it may still be used; null is without limit. */
    public @Nullable Integer timesLeft() {
        return times == null ? null : times - drawnTimes;
    }

    boolean isAbout(Act act) {
        return kind.equals(act.kind()) && (object == null || (act.object() != null && same(object, act.object())));
    }

    boolean isEnoughFor(Act act) {
        var often = timesLeft();
        return act.fen() <= left() && (often == null || often > 0);
    }

    private static boolean same(String one, String other) {
        return one.strip().toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
}
