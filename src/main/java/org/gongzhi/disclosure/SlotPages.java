package org.gongzhi.disclosure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts one publication into words for those who write and review it. */
@Component
class SlotPages {

    private static final int LEAST_ROWS = 3;

    private final Publications publications;
    private final Fillings fillings;
    private final Versions versions;
    private final Headings headings;
    private final Places places;
    private final Covers covers;
    private final RowTables rowTables;

    SlotPages(
            Publications publications,
            Fillings fillings,
            Versions versions,
            Headings headings,
            Places places,
            Covers covers,
            RowTables rowTables) {
        this.covers = covers;
        this.fillings = fillings;
        this.rowTables = rowTables;
        this.publications = publications;
        this.versions = versions;
        this.headings = headings;
        this.places = places;
    }

    /** Lines as people read them, with sums. */
    record Table(String summary, List<Column> columns, List<List<String>> rows, List<String> totals) {

        boolean isAmount(int column) {
            return columns.get(column).isAmount();
        }

        /** One thing with much to say of it reads better from top to bottom. */
        boolean single() {
            return rows.size() == 1 && columns.size() > 4;
        }

        /** What stands there leads to a page of this program. */
        boolean isLink(int column, String cell) {
            return columns.get(column).isLink() && cell.startsWith("/");
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
            List<String> omitted,
            Table table,
            List<Covers.Look> originals,
            Map<String, String> errors,
            @Nullable String problem) {

        CheckPage with(Map<String, String> faults, String why) {
            return new CheckPage(
                    heading, path, edition, names, hasNames, found, omitted, table, originals, faults, why);
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
                fillings.share(item).name().toLowerCase(Locale.ROOT),
                rowTables.of(item),
                writer && open,
                reviewer && due.work() == Due.Work.REVIEW,
                writer && due.isDone() && due.work() == Due.Work.NONE,
                draft.reason(),
                draft.edition(),
                contents.summary(),
                lines(contents.rows(), item.columns().size(), more),
                headings.totals(item.columns(), contents.rows()),
                covers.looks(contents.originals()),
                table(contents, item.columns()),
                versions.all(slot).stream()
                        .map(version -> headings.words(
                                "disclosure.version.line",
                                version.version(),
                                Shanghai.minute(version.publishedAt()),
                                version.paper().reason()))
                        .toList(),
                List.of(),
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
                fillings.omitted(slot, draft.contents()),
                table(masked.contents(), item.columns()),
                covers.looks(masked.contents().originals()),
                Map.of(),
                publications.fault(slot, draft.contents()).map(headings::words).orElse(null));
    }

    /** Nobody can follow a link on paper. */
    Table onPaper(Contents contents, List<Column> columns) {
        var table = table(contents, columns);
        var kept = IntStream.range(0, table.columns().size())
                .filter(i -> !table.columns().get(i).isLink())
                .boxed()
                .toList();
        return new Table(
                table.summary(),
                kept.stream().map(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> kept.stream().map(row::get).toList())
                        .toList(),
                table.totals().isEmpty()
                        ? table.totals()
                        : kept.stream().map(table.totals()::get).toList());
    }

    /**
     * A column in which nobody wrote anything only makes the others narrow; one of amounts says that there were none.
     */
    Table table(Contents contents, List<Column> columns) {
        var shown = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).isAmount()
                        || contents.rows().stream()
                                .anyMatch(row -> !cell(row, i).isBlank()))
                .boxed()
                .toList();
        var totals = headings.totals(columns, contents.rows());
        return new Table(
                contents.summary(),
                shown.stream().map(columns::get).toList(),
                contents.rows().stream()
                        .map(row -> shown.stream()
                                .map(i -> Amounts.shown(columns.get(i), cell(row, i)))
                                .toList())
                        .toList(),
                totals.isEmpty() ? totals : shown.stream().map(totals::get).toList());
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
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
