package org.gongzhi.appeal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Punctuality;

/**
 * What became of an archive: every row read became a matter, was one already, or was refused with its line and reason.
 *
 * @param numbers the matters that stand for the rows, made now or before
 */
record ArchiveReport(
        int read,
        int made,
        int there,
        List<RefusedRow> refused,
        Set<MatterNumber> numbers,
        Punctuality.Times times,
        List<Punctuality.Kept> kept) {

    ArchiveReport {
        refused = refused.stream()
                .sorted(Comparator.comparingInt(RefusedRow::line))
                .toList();
        if (read != made + there + refused.size()) {
            throw new IllegalStateException("a row got lost: " + read + " read, " + made + " made, " + there
                    + " there, " + refused.size() + " refused");
        }
    }

    /** Why one row was not taken, in Chinese. */
    record RefusedRow(int line, String reason) {}

    boolean isComplete() {
        return refused.isEmpty();
    }

    /** The report in words, line by line. */
    List<String> lines(ArchiveWords words) {
        var lines = new ArrayList<String>();
        refused.forEach(row -> lines.add(words.of("appeal.import.refused-row", row.line(), row.reason())));
        lines.add(words.of("appeal.import.summary", read, made, there, refused.size()));
        lines.add(words.of("appeal.import.matters", times.matters(), times.ended()));
        if (times.ended() > 0) {
            lines.add(words.of("appeal.import.times", words.days(times.median()), words.days(times.ninetieth())));
            kept.stream().flatMap(clock -> line(words, clock)).forEach(lines::add);
        }
        return lines;
    }

    private static Stream<String> line(ArchiveWords words, Punctuality.Kept clock) {
        return Stream.of(words.of(
                "appeal.import.late",
                words.limit(clock.limit()),
                clock.late(),
                clock.stopped(),
                clock.stopped() == 0 ? 0 : 100.0 * clock.late() / clock.stopped()));
    }
}
