package org.gongzhi.disclosure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of table that is handed in and becomes the lines of a publication (导入表): data, not code, so that another kind
 * is another file.
 *
 * @param distinct columns that together stand there once
 * @param balance the rows that say what there was at the beginning and at the end; null when there are none
 */
record RowTable(
        String key,
        String name,
        String law,
        List<String> items,
        List<Entry> columns,
        List<String> distinct,
        @Nullable Balance balance) {

    /** What may stand in a cell. */
    enum Kind {
        TEXT,
        NAME,
        NUMBER,
        MONEY,
        DATE,
        CHOICE;

        boolean isAmount() {
            return this == NUMBER || this == MONEY;
        }
    }

    /**
     * One column.
     *
     * @param need whether no cell of it may be empty
     * @param of the only values of a choice
     * @param within whether a date must lie in the period
     * @param by the column that says into which of several columns of the item it goes; null when there is one
     * @param to the columns of the item by the values of {@code by}; one under the empty word when there is no
     *     {@code by}
     */
    record Entry(
            String head,
            Kind kind,
            boolean need,
            List<String> of,
            boolean within,
            @Nullable String by,
            Map<String, String> to) {}

    /**
     * The rows that begin with these words carry a balance in the column {@code sum}.
     *
     * @param by the column whose values {@code in} and {@code out} say what is added and what is taken away
     */
    record Balance(String opening, String closing, String sum, String by, String in, String out) {}

    List<String> heads() {
        return columns.stream().map(Entry::head).toList();
    }

    /** The table that has the item's own columns: the first names the line and is never empty. */
    static RowTable plain(Item item) {
        var first = item.columns().getFirst();
        return new RowTable(
                item.key(),
                item.name(),
                item.law(),
                List.of(item.key()),
                item.columns().stream()
                        .filter(column -> !column.isLink())
                        .map(column -> new Entry(
                                column.name(),
                                Kind.valueOf(column.kind().name()),
                                column.equals(first),
                                List.of(),
                                false,
                                null,
                                Map.of("", column.name())))
                        .toList(),
                List.of(),
                null);
    }
}
