package org.gongzhi.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one publication into words for those who write and review it. */
@Component
class SlotPages {

    private static final int LEAST_ROWS = 6;

    private final Publications publications;
    private final Versions versions;
    private final Headings headings;
    private final Places places;

    SlotPages(Publications publications, Versions versions, Headings headings, Places places) {
        this.publications = publications;
        this.versions = versions;
        this.headings = headings;
        this.places = places;
    }

    /**
     * Everything {@code disclosure/slot.jte} shows.
     *
     * @param reason why what was published is corrected; empty otherwise
     * @param rows the lines of the form, empty ones at the end
     */
    record SlotPage(
            String heading,
            String place,
            String path,
            String publicPath,
            Item item,
            Due due,
            String dueOn,
            String word,
            String tone,
            boolean generated,
            boolean writes,
            boolean reviews,
            boolean corrects,
            String reason,
            int edition,
            String summary,
            List<List<String>> rows,
            List<Contents.Original> originals,
            Table table,
            List<String> versions,
            Map<String, String> errors,
            @Nullable String problem) {

        SlotPage with(Map<String, String> faults, String why) {
            return new SlotPage(
                    heading,
                    place,
                    path,
                    publicPath,
                    item,
                    due,
                    dueOn,
                    word,
                    tone,
                    generated,
                    writes,
                    reviews,
                    corrects,
                    reason,
                    edition,
                    summary,
                    rows,
                    originals,
                    table,
                    versions,
                    faults,
                    why);
        }
    }

    /** Lines as people read them, with sums. */
    record Table(String summary, List<Column> columns, List<List<String>> rows, List<String> totals) {

        boolean isAmount(int column) {
            return columns.get(column).isAmount();
        }
    }

    /** Everything {@code disclosure/check.jte} shows. */
    record CheckPage(
            String heading,
            String path,
            int edition,
            boolean names,
            boolean hasNames,
            List<Masking.Found> found,
            Table table,
            List<Contents.Original> originals,
            Map<String, String> errors,
            @Nullable String problem) {

        CheckPage with(Map<String, String> faults, String why) {
            return new CheckPage(heading, path, edition, names, hasNames, found, table, originals, faults, why);
        }
    }

    SlotPage page(Slot slot, boolean writer, boolean reviewer, @Nullable Contents typed, int more) {
        var due = publications.due(slot);
        var item = headings.item(slot);
        var draft = publications.draft(slot);
        var contents = typed == null ? draft.contents() : typed;
        var look = new Cells(due);
        var open = due.work() != Due.Work.REVIEW && (!due.isDone() || due.work() == Due.Work.DRAFT);
        return new SlotPage(
                headings.of(slot, due.title()),
                places.fullName(slot.place()),
                slot.workPath(),
                slot.path(),
                item,
                due,
                Shanghai.date(due.dueOn()),
                look.word(),
                look.tone().style(),
                publications.knows(item),
                writer && open,
                reviewer && due.work() == Due.Work.REVIEW,
                writer && due.isDone() && due.work() == Due.Work.NONE,
                draft.reason(),
                draft.edition(),
                contents.summary(),
                lines(contents.rows(), item.columns().size(), more),
                contents.originals(),
                table(contents, item.columns()),
                versions.all(slot).stream()
                        .map(version -> headings.words(
                                "disclosure.version.line",
                                version.version(),
                                Shanghai.minute(version.publishedAt()),
                                version.paper().reason()))
                        .toList(),
                Map.of(),
                null);
    }

    CheckPage check(Slot slot, boolean names) {
        var item = headings.item(slot);
        var draft = publications.draft(slot);
        var masked = Masking.of(draft.contents(), item.columns(), names);
        return new CheckPage(
                headings.of(slot, publications.due(slot).title()),
                slot.workPath(),
                draft.edition(),
                names,
                item.columns().stream().anyMatch(column -> column.kind() == Column.Kind.NAME),
                masked.found(),
                table(masked.contents(), item.columns()),
                masked.contents().originals(),
                Map.of(),
                null);
    }

    Table table(Contents contents, List<Column> columns) {
        var rows = contents.rows().stream()
                .map(row -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < columns.size(); i++) {
                        cells.add(i < row.size() ? Amounts.shown(columns.get(i), row.get(i)) : "");
                    }
                    return List.copyOf(cells);
                })
                .toList();
        return new Table(contents.summary(), columns, rows, headings.totals(columns, contents.rows()));
    }

    private static List<List<String>> lines(List<List<String>> rows, int columns, int more) {
        var lines = new ArrayList<List<String>>();
        for (var row : rows) {
            var cells = new ArrayList<>(row);
            while (cells.size() < columns) {
                cells.add("");
            }
            lines.add(cells);
        }
        var wanted = Math.max(LEAST_ROWS, rows.size() + 2 + more);
        while (lines.size() < wanted) {
            lines.add(Collections.nCopies(columns, ""));
        }
        return lines;
    }
}
