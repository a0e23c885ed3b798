package org.gongzhi.search;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.search.Found.Bookmark;

/**
 * A stretch of time that is searched at once, from a bookmark back. The newest stretch is a day; each further one is
 * longer, but never so long that, going by the last one, more would have to be looked through than may be.
 *
 * @param from the earliest opening in it
 * @param until what lies behind it is newer
 * @param span how long it was meant to be
 */
record Window(Instant from, Bookmark until, Duration span) {

    private static final Duration SHORTEST = Duration.ofHours(2);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int GROWTH = 4;
    private static final int MOST_DAYS = 40;
    private static final int MOST_MONTHS = 40;

    /** How many candidates one window should bring at most. */
    static final int AIM = 5_000;

    static Window first(Bookmark until, Instant end) {
        return back(until, DAY, end);
    }

    private static Window back(Bookmark until, Duration span, Instant end) {
        var from = until.opened().minus(span);
        return new Window(from.isBefore(end) ? end : from, until, span);
    }

    /** What is left of this window behind a matter in it. */
    Window after(Bookmark bookmark) {
        return new Window(from, bookmark, span);
    }

    /** The stretch before this one. */
    Window before(long candidates, Instant end) {
        var grown = span.multipliedBy(GROWTH);
        if (candidates > 0) {
            var dense = Duration.ofMillis((long) ((double) span.toMillis() * AIM / candidates));
            grown = dense.compareTo(grown) < 0 ? dense : grown;
        }
        return back(new Bookmark(from, ""), grown.compareTo(SHORTEST) < 0 ? SHORTEST : grown, end);
    }

    /** The days or months it touches; none when it is so long that naming them would not help. */
    IntStream tokens() {
        var first = Shanghai.day(from);
        // The bookmark itself may lie on the first moment of the next day; one token more does no harm.
        var last = Shanghai.day(until.opened());
        if (span.toDays() <= MOST_DAYS) {
            return first.datesUntil(last.plusDays(1)).mapToInt(Tokens::day);
        }
        if (span.toDays() / 28 > MOST_MONTHS) {
            return IntStream.empty();
        }
        return Tokens.months(from, until.opened());
    }
}
