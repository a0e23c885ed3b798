package org.gongzhi.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongzhi.category.Category;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A change of the catalogue before it takes effect (试派): it is tried on matters first.
 *
 * @param base the last line of the catalogue when it was drawn up; when somebody published since, it is tried again
 * @param uploaded matters handed in to be tried, instead of the newest ones of the county
 * @param total how many matters are tried, {@code tried} of them so far
 */
record Draft(
        String county,
        UUID id,
        long base,
        List<Line> lines,
        List<Sample> uploaded,
        Instant at,
        UUID person,
        String name,
        int total,
        int tried,
        @Nullable Instant published) {

    /** A line to be written; a null target ends what stands there. */
    record Line(
            String place,
            String category,
            @Nullable String target,
            List<String> deputies,
            String basis,
            LocalDate from) {

        Entry entry(Draft draft, long seq) {
            return new Entry(
                    seq,
                    new PlaceCode(place),
                    category.isEmpty() ? null : new Category(category),
                    target == null ? null : new Target(target),
                    deputies.stream().map(Target::new).toList(),
                    basis,
                    from,
                    false,
                    draft.at(),
                    draft.person(),
                    draft.name());
        }
    }

    /** Something to be sent somewhere for trial; the number only for a real matter. */
    record Sample(String label, @Nullable String number, String category, String place) {}

    boolean finished() {
        return tried >= total;
    }

    /** The lines as they would stand, behind everything written so far. */
    List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var line : lines) {
            entries.add(line.entry(this, Long.MAX_VALUE - lines.size() + entries.size()));
        }
        return entries;
    }

    /** The first day on which all of it would be in force. */
    LocalDate day(LocalDate today) {
        return lines.stream().map(Line::from).reduce(today, (one, other) -> one.isAfter(other) ? one : other);
    }
}
