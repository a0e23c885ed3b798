package org.gongzhi.exchange;

import java.time.Duration;
import java.time.Instant;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The span of time a list is about: at most ninety days, the last ninety where nothing is said. */
record Open311Window(Instant from, Instant until) {

    static final Duration MOST = Duration.ofDays(90);

    /** From two arguments that may each be missing. */
    static Open311Window of(@Nullable Instant from, @Nullable Instant until, Instant now) {
        if (from == null) {
            var end = until == null ? now : until;
            return new Open311Window(end.minus(MOST), end);
        }
        var end = until == null ? from.plus(MOST) : until;
        if (from.isAfter(end)) {
            throw Refusal.invalid("exchange.open311.window-backwards");
        }
        if (Duration.between(from, end).compareTo(MOST) > 0) {
            throw Refusal.invalid("exchange.open311.window-too-long", MOST.toDays());
        }
        return new Open311Window(from, end);
    }
}
