package org.gongzhi.hotissue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.gongzhi.kernel.Shanghai;

/**
 * How hot a problem is (热度), and everything it is made of, so that it can be explained and counted again.
 *
 * @param people how many people told of it
 * @param tellings how often
 * @param burst the most tellings within any thirty days
 * @param months in how many months it came up
 * @param support how many others agreed
 * @param recent tellings of the last thirty days
 * @param before tellings of the thirty days before those
 */
record Heat(int people, int tellings, int burst, int months, int support, int recent, int before) {

    private static final Duration WINDOW = Duration.ofDays(30);
    private static final int MOST_SUPPORT = 200;

    static Heat of(Collection<Telling> tellings, Instant now) {
        var times = tellings.stream().map(Telling::at).sorted().toList();
        long nameless = tellings.stream().filter(one -> one.who().isEmpty()).count();
        long named = tellings.stream()
                .map(Telling::who)
                .filter(who -> !who.isEmpty())
                .distinct()
                .count();
        return new Heat(
                (int) (named + nameless),
                tellings.size(),
                burst(times),
                (int) times.stream()
                        .map(at -> YearMonth.from(Shanghai.day(at)))
                        .distinct()
                        .count(),
                tellings.stream().mapToInt(Telling::support).sum(),
                between(times, now.minus(WINDOW), now),
                between(times, now.minus(WINDOW).minus(WINDOW), now.minus(WINDOW)));
    }

    /**
     * Three for each person, one for each telling of the worst thirty days, two for each month, one for ten who agree.
     */
    int value() {
        return 3 * people + burst + 2 * months + Math.min(support, MOST_SUPPORT) / 10;
    }

    /** Which way it goes: 1 up, -1 down, 0 neither. */
    int trend() {
        return Integer.compare(recent, before);
    }

    private static int burst(List<Instant> times) {
        int most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(first).plus(WINDOW).isBefore(times.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    private static int between(List<Instant> times, Instant after, Instant until) {
        return (int) times.stream()
                .filter(at -> at.isAfter(after) && !at.isAfter(until))
                .count();
    }
}
