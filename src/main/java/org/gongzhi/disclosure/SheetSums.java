package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gongzhi.disclosure.Handed.Row;
import org.gongzhi.disclosure.RowTable.Entry;
import org.jspecify.annotations.Nullable;

/** Works out again every sum that stands in a table handed in, and the balance it begins and ends with. */
final class SheetSums {

    private final RowTable table;
    private final Item item;
    private final List<List<String>> rows;
    private final @Nullable BigDecimal before;
    private final Headings headings;
    private final List<String> wrong = new ArrayList<>();

    SheetSums(RowTable table, Item item, List<List<String>> rows, @Nullable BigDecimal before, Headings headings) {
        this.table = table;
        this.item = item;
        this.rows = rows;
        this.before = before;
        this.headings = headings;
    }

    /** What the table says of itself must be so: its sums, and what was there before and after. */
    List<String> faults(List<Row> totals, @Nullable Row opening, @Nullable Row closing) {
        for (var total : totals) {
            var only = total.first()
                    .substring(
                            0,
                            total.first().length()
                                    - headings.words("disclosure.total").length())
                    .strip();
            for (var column : table.columns()) {
                var said = total.cell(column.head());
                if (column.kind().isAmount() && !said.isEmpty()) {
                    compare(total, column, said, sum(column, only));
                }
            }
        }
        var balance = table.balance();
        if (balance != null) {
            balance(balance, opening, closing);
        }
        return List.copyOf(wrong);
    }

    private void compare(Row total, Entry column, String said, BigDecimal worked) {
        var amount = Amounts.ofSheet(said);
        if (amount.isEmpty()) {
            say(total, headings.words("disclosure.sheet.amount", column.head(), said));
        } else if (amount.get().compareTo(worked) != 0) {
            say(
                    total,
                    headings.words(
                            "disclosure.sheet.total",
                            column.head(),
                            money(amount.get()),
                            money(worked),
                            money(amount.get().subtract(worked))));
        }
    }

    /** The sum of a column of the table: of all rows, or of those that go to one column of the item. */
    private BigDecimal sum(Entry column, String only) {
        return column.to().entrySet().stream()
                .filter(to ->
                        only.isEmpty() || column.by() == null || to.getKey().equals(only))
                .map(to -> Amounts.sum(rows, item.heads().indexOf(to.getValue())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private void balance(RowTable.Balance balance, @Nullable Row opening, @Nullable Row closing) {
        var column = table.columns().stream()
                .filter(one -> one.head().equals(balance.sum()))
                .findFirst()
                .orElseThrow();
        var begins = amount(opening, column);
        var ends = amount(closing, column);
        if (begins != null && before != null && begins.compareTo(before) != 0 && opening != null) {
            say(
                    opening,
                    headings.words(
                            "disclosure.sheet.opening", money(begins), money(before), money(begins.subtract(before))));
        }
        var from = begins == null ? before : begins;
        if (ends == null || closing == null) {
            return;
        }
        if (from == null) {
            say(closing, headings.words("disclosure.sheet.no-opening", balance.opening()));
            return;
        }
        var in = sum(column, balance.in());
        var out = sum(column, balance.out());
        var worked = from.add(in).subtract(out);
        if (worked.compareTo(ends) != 0) {
            say(
                    closing,
                    headings.words(
                            "disclosure.balance.off",
                            money(from),
                            money(in),
                            money(out),
                            money(worked),
                            money(ends),
                            money(ends.subtract(worked))));
        }
    }

    private @Nullable BigDecimal amount(@Nullable Row row, Entry column) {
        if (row == null) {
            return null;
        }
        var amount = Amounts.ofSheet(row.cell(column.head()));
        if (amount.isEmpty()) {
            say(row, headings.words("disclosure.sheet.amount", column.head(), row.cell(column.head())));
        }
        return amount.orElse(null);
    }

    private void say(Row row, String what) {
        wrong.add(headings.words("disclosure.sheet.row", String.valueOf(row.number()), what));
    }

    private static String money(BigDecimal amount) {
        return Amounts.shown(new Column("", Column.Kind.MONEY), amount);
    }
}
