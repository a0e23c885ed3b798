package org.gongzhi.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of one cell, one for each column of {@code insight.tally}. They add up. */
final class Counts {

    private static final List<Verdict.Kind> KINDS =
            List.of(Verdict.Kind.YES, Verdict.Kind.NO, Verdict.Kind.PENDING, Verdict.Kind.EXCLUDED);

    static final List<String> COLUMNS = columns();
    static final Counts ZERO = new Counts(new long[COLUMNS.size()]);

    private final long[] values;

    Counts(long[] values) {
        this.values = values;
    }

    private static List<String> columns() {
        var columns = new ArrayList<>(List.of("matters", "waiting", "soon", "late", "reopened"));
        for (var measure : Measure.values()) {
            KINDS.forEach(kind -> columns.add(name(measure, kind)));
        }
        return List.copyOf(columns);
    }

    /** What one matter adds; the first contact is added by {@link #contactOf}, where another body made it. */
    static Counts of(Fact fact, boolean withContact) {
        var values = new long[COLUMNS.size()];
        values[0] = 1;
        values[1] = fact.isOpen() ? 1 : 0;
        values[2] = fact.load() == Load.SOON ? 1 : 0;
        values[3] = fact.load() == Load.LATE ? 1 : 0;
        values[4] = fact.reopened() > 0 ? 1 : 0;
        for (var measure : Measure.values()) {
            if (withContact || measure != Measure.CONTACT) {
                count(values, measure, fact.verdict(measure));
            }
        }
        return new Counts(values);
    }

    static Counts contactOf(Fact fact) {
        var values = new long[COLUMNS.size()];
        count(values, Measure.CONTACT, fact.verdict(Measure.CONTACT));
        return new Counts(values);
    }

    /** Read back from names; a column unknown then is zero. */
    static Counts of(Map<String, Long> byName) {
        return new Counts(COLUMNS.stream()
                .mapToLong(column -> byName.getOrDefault(column, 0L))
                .toArray());
    }

    /** Every number that is not zero, by the name of its column. */
    Map<String, Long> byName() {
        var byName = new TreeMap<String, Long>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                byName.put(COLUMNS.get(i), values[i]);
            }
        }
        return byName;
    }

    private static void count(long[] values, Measure measure, Verdict verdict) {
        if (verdict.kind() != Verdict.Kind.NONE) {
            values[at(measure, verdict.kind())] = 1;
        }
    }

    private static int at(Measure measure, Verdict.Kind kind) {
        return COLUMNS.indexOf(name(measure, kind));
    }

    private static String name(Measure measure, Verdict.Kind kind) {
        return measure.key() + "_" + kind.name().toLowerCase(Locale.ROOT);
    }

    Counts plus(Counts other) {
        return combined(other, 1);
    }

    Counts minus(Counts other) {
        return combined(other, -1);
    }

    private Counts combined(Counts other, int sign) {
        var sum = new long[values.length];
        Arrays.setAll(sum, i -> values[i] + sign * other.values[i]);
        return new Counts(sum);
    }

    boolean isZero() {
        return Arrays.stream(values).allMatch(value -> value == 0);
    }

    long value(int column) {
        return values[column];
    }

    long matters() {
        return values[0];
    }

    long waiting() {
        return values[1];
    }

    long soon() {
        return values[2];
    }

    long late() {
        return values[3];
    }

    long reopened() {
        return values[4];
    }

    long of(Measure measure, Verdict.Kind kind) {
        return values[at(measure, kind)];
    }

    /** What is known: counted for and against. */
    long known(Measure measure) {
        return of(measure, Verdict.Kind.YES) + of(measure, Verdict.Kind.NO);
    }
}
