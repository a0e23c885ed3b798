package org.gongzhi.decision;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Whole numbers of one vote (计票结果), for each measure that applies: all on the roll, who took part with a valid vote
 * (yes, no or abstention; silence never counts), and who said yes.
 */
public record Count(Map<Measure, Long> all, Map<Measure, Long> participating, Map<Measure, Long> yes) {

    /** A base that a rule may compare with. */
    public enum Base {
        ALL,
        PARTICIPATING
    }

    public Count {
        all = Map.copyOf(all);
        participating = Map.copyOf(participating);
        yes = Map.copyOf(yes);
        if (!all.keySet().equals(participating.keySet()) || !all.keySet().equals(yes.keySet())) {
            throw new IllegalArgumentException("the three parts of a count measure the same things");
        }
        for (var measure : all.keySet()) {
            var said = yes.getOrDefault(measure, 0L);
            var came = participating.getOrDefault(measure, 0L);
            if (said < 0 || said > came || came > all.getOrDefault(measure, 0L)) {
                throw new IllegalArgumentException("yes ≤ participating ≤ all does not hold for " + measure);
            }
        }
    }

    /** Counts owners by area, in 0.01 m², and by heads. */
    public static Count ofOwners(
            long totalArea, long totalHeads, long partArea, long partHeads, long yesArea, long yesHeads) {
        return new Count(
                Map.of(Measure.AREA, totalArea, Measure.HEADS, totalHeads),
                Map.of(Measure.AREA, partArea, Measure.HEADS, partHeads),
                Map.of(Measure.AREA, yesArea, Measure.HEADS, yesHeads));
    }

    /** Counts people only: a committee, an assembly of representatives, villagers. */
    public static Count ofPeople(long all, long participating, long yes) {
        return new Count(Map.of(Measure.HEADS, all), Map.of(Measure.HEADS, participating), Map.of(Measure.HEADS, yes));
    }

    /** The same with one more measure, such as households beside heads. */
    public Count with(Measure measure, long total, long came, long agreed) {
        return new Count(added(all, measure, total), added(participating, measure, came), added(yes, measure, agreed));
    }

    /** As a row keeps it: {@code area 90000 60000 40000, heads 9 6 4}. */
    String written() {
        return String.join(
                ", ",
                all.keySet().stream()
                        .sorted()
                        .map(measure -> "%s %d %d %d"
                                .formatted(
                                        measure.word(),
                                        of(measure, Base.ALL),
                                        of(measure, Base.PARTICIPATING),
                                        yes(measure)))
                        .toList());
    }

    static Count read(String written) {
        var count = new Count(Map.of(), Map.of(), Map.of());
        for (var part : written.split(", ", -1)) {
            var words = part.split(" ", -1);
            count = count.with(
                    Measure.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    Long.parseLong(words[1]),
                    Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        }
        return count;
    }

    boolean measures(Measure measure) {
        return all.containsKey(measure);
    }

    long of(Measure measure, Base base) {
        return switch (base) {
            case ALL -> all.getOrDefault(measure, 0L);
            case PARTICIPATING -> participating.getOrDefault(measure, 0L);
        };
    }

    long yes(Measure measure) {
        return yes.getOrDefault(measure, 0L);
    }

    private static Map<Measure, Long> added(Map<Measure, Long> numbers, Measure measure, long number) {
        var more = new EnumMap<Measure, Long>(Measure.class);
        more.putAll(numbers);
        more.put(measure, number);
        return more;
    }
}
