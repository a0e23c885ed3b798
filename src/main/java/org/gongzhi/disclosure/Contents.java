package org.gongzhi.disclosure;

import java.util.List;

/**
 * What a publication says.
 *
 * @param summary in words
 * @param rows lines below the item's columns; amounts of money as {@code 1234.50}
 * @param originals photographs of the papers behind it
 */
record Contents(String summary, List<List<String>> rows, List<Original> originals) {

    static final Contents EMPTY = new Contents("", List.of(), List.of());

    /** A photograph of a paper and what it is called. */
    record Original(String file, String name) {}

    Contents {
        rows = rows.stream().map(List::copyOf).toList();
        originals = List.copyOf(originals);
    }

    boolean isEmpty() {
        return summary.isBlank() && rows.isEmpty();
    }

    /** The same without lines in which nothing stands, each line as wide as the columns. */
    Contents trimmed(int columns) {
        var kept = rows.stream()
                .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                .map(row -> row.stream().map(String::strip).limit(columns).toList())
                .toList();
        return new Contents(summary.strip(), kept, originals);
    }
}
