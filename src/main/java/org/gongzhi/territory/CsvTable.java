package org.gongzhi.territory;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongzhi.kernel.Refusal;

/** A table handed in as comma separated values, in UTF-8 or, as spreadsheets here still write it, in GB18030. */
public record CsvTable(List<String> columns, List<Row> rows) {

    /** One line of the table; a quoted cell may hold line breaks, so {@code line} is where the row begins. */
    public record Row(int line, List<String> cells) {}

    /**
     * Reads the whole table.
     *
     * @throws Refusal if one of the columns is missing; which cells are right is for the caller to say, row by row
     */
    public static CsvTable read(byte[] bytes, Set<String> required) {
        var rows = new Reader(decode(bytes)).rows();
        if (rows.isEmpty()) {
            throw Refusal.invalid("territory.import.empty");
        }
        var columns = rows.getFirst().cells().stream().map(String::strip).toList();
        var missing = required.stream()
                .filter(column -> !columns.contains(column))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("territory.import.missing-columns", String.join("、", missing));
        }
        return new CsvTable(columns, List.copyOf(rows.subList(1, rows.size())));
    }

    /**
     * Checks that a row has as many cells as there are columns.
     *
     * @throws Refusal if not
     */
    void requireAllCells(Row row) {
        if (row.cells().size() != columns.size()) {
            throw Refusal.invalid(
                    "territory.import.wrong-cells", columns.size(), row.cells().size());
        }
    }

    /** The cell under that column; empty if the table has no such column. */
    public String cell(Row row, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? "" : row.cells().get(index).strip();
    }

    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("GB18030"));
        }
    }

    /** Walks over the text once. Blank lines are no rows. */
    private static final class Reader {

        private final String text;
        private final List<Row> rows = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private int line = 1;
        private int begun = 1;

        Reader(String text) {
            this.text = text;
        }

        List<Row> rows() {
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\n') {
                    line++;
                }
                if (quoted) {
                    if (c != '"') {
                        cell.append(c);
                    } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                        cell.append(c);
                        i++;
                    } else {
                        quoted = false;
                    }
                } else if (c == '"' && cell.isEmpty()) {
                    quoted = true;
                } else if (c == ',') {
                    endCell();
                } else if (c == '\n') {
                    endRow();
                } else if (c != '\r') {
                    cell.append(c);
                }
            }
            endRow();
            return rows;
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endRow() {
            if (!cells.isEmpty() || !cell.toString().isBlank()) {
                endCell();
                rows.add(new Row(begun, List.copyOf(cells)));
            }
            cells = new ArrayList<>();
            cell.setLength(0);
            begun = line;
        }
    }
}
