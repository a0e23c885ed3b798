package org.gongzhi.insight;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;

/**
 * Where a number stands: a period, a place of the upper tiers, and all of it or one body's or one category's part.
 *
 * @param period a day, a month, a year as ISO dates begin, or {@code open} for all that is open
 * @param key the body or category; empty for the place as a whole
 */
record Cell(String county, String procedure, String period, Slice slice, int level, String place, String key)
        implements Comparable<Cell> {

    static final String OPEN = "open";
    private static final List<Integer> LEVELS =
            List.of(Level.COUNTY.length(), Level.TOWN.length(), Level.VILLAGE.length());

    /** How the numbers of a place are cut. */
    enum Slice {
        PLACE,
        BODY,
        CATEGORY;

        String letter() {
            return name().substring(0, 1);
        }
    }

    /** Every cell a matter counts in, with what it adds there. */
    static Map<Cell, Counts> of(Fact fact) {
        var cells = new HashMap<Cell, Counts>();
        var day = fact.opened().toString();
        for (var period : periods(fact, day)) {
            for (int level : levels(fact.place())) {
                var place = fact.place().value().substring(0, level);
                var whole = new Cell(fact.number().county(), fact.procedure(), period, Slice.PLACE, level, place, "");
                cells.put(whole, Counts.of(fact, true));
                if (!period.equals(day)) {
                    cells.put(whole.cut(Slice.CATEGORY, fact.category()), Counts.of(fact, true));
                    cells.merge(whole.cut(Slice.BODY, fact.body()), Counts.of(fact, false), Counts::plus);
                    cells.merge(whole.cut(Slice.BODY, fact.contactBody()), Counts.contactOf(fact), Counts::plus);
                }
            }
        }
        return cells;
    }

    private static List<String> periods(Fact fact, String day) {
        var ever = Stream.of(day, day.substring(0, 7), day.substring(0, 4));
        return (fact.isOpen() ? Stream.concat(ever, Stream.of(OPEN)) : ever).toList();
    }

    /** The upper tiers around a place; a place above the counties stands for itself. */
    static List<Integer> levels(PlaceCode place) {
        var length = place.value().length();
        return length < Level.COUNTY.length()
                ? List.of(length)
                : LEVELS.stream().filter(level -> level <= length).toList();
    }

    private Cell cut(Slice by, String part) {
        return new Cell(county, procedure, period, by, level, place, part);
    }

    @Override
    public int compareTo(Cell other) {
        return toString().compareTo(other.toString());
    }
}
