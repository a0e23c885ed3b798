package org.gongzhi.exchange;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongzhi.procedure.Happenings.Happening;

/**
 * A place in history: after this step of this matter in the transaction at this position. Written as
 * {@code 48213.SQ620402-261122-000317.2}; after a whole transaction as {@code 48213}.
 */
record Cursor(long position, String number, int seq) implements Comparable<Cursor> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(?:\\.([A-Z]{2}[0-9-]{10,24})\\.(\\d{1,8}))?");
    private static final Comparator<Cursor> ORDER = Comparator.comparingLong(Cursor::position)
            .thenComparing(Cursor::number)
            .thenComparingInt(Cursor::seq);

    /** Before everything at that position. */
    static Cursor before(long position) {
        return new Cursor(position, "", 0);
    }

    static Cursor of(Happening step) {
        return new Cursor(step.position(), step.matter().number().value(), step.seq());
    }

    static Optional<Cursor> parse(String typed) {
        var form = FORM.matcher(typed.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        var number = form.group(2);
        return Optional.of(
                number == null
                        ? before(Long.parseLong(form.group(1)))
                        : new Cursor(Long.parseLong(form.group(1)), number, Integer.parseInt(form.group(3))));
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number.isEmpty() ? String.valueOf(position) : position + "." + number + "." + seq;
    }
}
