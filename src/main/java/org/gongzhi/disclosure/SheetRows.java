package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.disclosure.Handed.Row;
import org.gongzhi.disclosure.RowTable.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Makes lines of a publication out of a table handed in (导入), and says of every row that is wrong what is wrong with
 * it.
 */
final class SheetRows {

    private static final int LONGEST = 200;

    private final RowTable table;
    private final Item item;
    private final Period period;
    private final Headings headings;
    private final List<String> wrong = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<List<String>, Integer> seen = new HashMap<>();
    private final List<Row> totals = new ArrayList<>();
    private @Nullable Row opening;
    private @Nullable Row closing;

    private SheetRows(RowTable table, Item item, Period period, Headings headings) {
        this.table = table;
        this.item = item;
        this.period = period;
        this.headings = headings;
    }

    /** What was read; nothing of it may be kept while anything is wrong. */
    record Read(List<List<String>> rows, List<String> wrong) {}

    /**
     * Reads the rows.
     *
     * @param before what was left at the end of the period before, when it is known
     */
    static Read of(
            Handed handed, RowTable table, Item item, Period period, @Nullable BigDecimal before, Headings headings) {
        var reading = new SheetRows(table, item, period, headings);
        handed.rows().forEach(reading::take);
        if (reading.wrong.isEmpty()) {
            reading.wrong.addAll(new SheetSums(table, item, reading.rows, before, headings)
                    .faults(reading.totals, reading.opening, reading.closing));
        }
        return new Read(List.copyOf(reading.rows), List.copyOf(reading.wrong));
    }

    private void take(Row row) {
        var balance = table.balance();
        if (balance != null && row.first().equals(balance.opening())) {
            opening = row;
        } else if (balance != null && row.first().equals(balance.closing())) {
            closing = row;
        } else if (row.first().endsWith(headings.words("disclosure.total"))) {
            totals.add(row);
        } else {
            line(row);
        }
    }

    private void line(Row row) {
        var problems = new ArrayList<String>();
        var cells = new HashMap<String, String>();
        for (var column : table.columns()) {
            var kept = cell(column, row.cell(column.head()), problems);
            var to = column.to().get(column.by() == null ? "" : row.cell(column.by()));
            if (to != null) {
                cells.put(to, kept);
            }
        }
        var same = table.distinct().stream().map(row::cell).toList();
        var twin = same.isEmpty() ? null : seen.putIfAbsent(same, row.number());
        if (twin != null) {
            problems.add(headings.words("disclosure.sheet.twice", String.valueOf(twin)));
        }
        if (!problems.isEmpty()) {
            say(row, String.join("；", problems));
            return;
        }
        rows.add(item.heads().stream().map(head -> cells.getOrDefault(head, "")).toList());
    }

    private String cell(Entry column, String said, List<String> problems) {
        if (said.isBlank()) {
            if (column.need()) {
                problems.add(headings.words("disclosure.sheet.needed", column.head()));
            }
            return "";
        }
        return switch (column.kind()) {
            case TEXT, NAME -> {
                if (said.length() > LONGEST) {
                    problems.add(headings.words("disclosure.sheet.long", column.head(), String.valueOf(LONGEST)));
                }
                yield said;
            }
            case NUMBER, MONEY -> {
                var amount = Amounts.ofSheet(said);
                if (amount.isEmpty()) {
                    problems.add(headings.words("disclosure.sheet.amount", column.head(), said));
                }
                yield amount.map(value -> Amounts.kept(kept(column), value)).orElse("");
            }
            case DATE -> date(column, said, problems);
            case CHOICE -> {
                if (!column.of().contains(said)) {
                    problems.add(headings.words(
                            "disclosure.sheet.choice", column.head(), said, String.join("、", column.of())));
                }
                yield said;
            }
        };
    }

    private String date(Entry column, String said, List<String> problems) {
        var day = Days.parse(said);
        if (day.isEmpty()) {
            problems.add(headings.words("disclosure.sheet.date", column.head(), said));
        } else if (column.within() && !period.covers(day.get())) {
            problems.add(headings.words("disclosure.sheet.outside", column.head(), said, period.words()));
        }
        return day.map(Object::toString).orElse("");
    }

    private static Column kept(Entry column) {
        return new Column(column.head(), column.kind() == RowTable.Kind.MONEY ? Column.Kind.MONEY : Column.Kind.NUMBER);
    }

    private void say(Row row, String what) {
        wrong.add(headings.words("disclosure.sheet.row", String.valueOf(row.number()), what));
    }
}
