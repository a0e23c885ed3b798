package org.gongzhi.appeal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Messages as an archive hands them over: one a line, cells parted by tabs, the first line naming the columns. Quotes
 * are plain characters and a cell cannot hold a line break.
 */
record MessageTable(List<String> columns, List<Row> rows) {

    private static final List<String> ASKED = List.of("id", "user", "title", "submitted", "detail");
    private static final List<String> ANSWERED = List.of("reply", "replied");

    /**
     * One line of the table.
     *
     * @param cells null when the line is not UTF-8
     */
    record Row(int line, @Nullable List<String> cells) {}

    /**
     * Reads the whole table.
     *
     * @throws Refusal if there is nothing in it, or naming the columns that are missing
     */
    static MessageTable read(byte[] bytes) {
        var lines = lines(bytes);
        var columns = lines.isEmpty() ? null : lines.getFirst().cells();
        if (columns == null) {
            throw Refusal.invalid(lines.isEmpty() ? "appeal.import.empty-file" : "appeal.import.not-utf-8");
        }
        var named = columns.stream().map(String::strip).toList();
        var missing = missing(Set.copyOf(named));
        if (!missing.isEmpty()) {
            throw Refusal.invalid("appeal.import.missing-columns", String.join("、", missing));
        }
        return new MessageTable(named, List.copyOf(lines.subList(1, lines.size())));
    }

    /** An archive without answers has neither of their columns; one alone is a mistake. */
    private static List<String> missing(Set<String> named) {
        var wanted = ANSWERED.stream().anyMatch(named::contains)
                ? Stream.concat(ASKED.stream(), ANSWERED.stream())
                : ASKED.stream();
        return wanted.filter(column -> !named.contains(column)).toList();
    }

    /** The cell under that column; empty if the table has no such column. */
    String cell(List<String> cells, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : cells.get(index).strip();
    }

    private static List<Row> lines(byte[] bytes) {
        var rows = new ArrayList<Row>();
        int line = 0;
        for (int from = 0; from < bytes.length; ) {
            int until = from;
            while (until < bytes.length && bytes[until] != '\n') {
                until++;
            }
            line++;
            var cells = cells(Arrays.copyOfRange(bytes, from, until), line == 1);
            if (cells == null || cells.size() > 1 || !cells.getFirst().isBlank()) {
                rows.add(new Row(line, cells));
            }
            from = until + 1;
        }
        return rows;
    }

    private static @Nullable List<String> cells(byte[] line, boolean first) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            if (first && text.startsWith("\uFEFF")) {
                text = text.substring(1);
            }
            return List.of((text.endsWith("\r") ? text.substring(0, text.length() - 1) : text).split("\t", -1));
        } catch (CharacterCodingException _) {
            return null;
        }
    }
}
