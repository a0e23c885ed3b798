package org.gongzhi.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.CsvTable;
import org.gongzhi.web.SheetReader;

/** The rows of a table somebody handed in, .xlsx or .csv, under the heads of its kind and no others. */
record Handed(List<Row> rows) {

    /**
     * One row.
     *
     * @param number the one a spreadsheet shows beside it
     * @param first its first cell that is not empty
     */
    record Row(int number, String first, Map<String, String> cells) {

        String cell(String head) {
            return cells.getOrDefault(head, "");
        }
    }

    private record Line(int number, List<String> cells) {}

    /**
     * Reads it.
     *
     * @throws Refusal if it is no table, a head is unknown or stands there twice, or one that is needed is missing
     */
    static Handed read(byte[] file, RowTable table, int most) {
        var lines = lines(file);
        if (lines.size() < 2) {
            throw Refusal.invalid("disclosure.sheet.empty");
        }
        if (lines.size() > most) {
            throw Refusal.tooLarge("disclosure.too-many-rows");
        }
        var places = places(lines.getFirst().cells(), table);
        return new Handed(lines.stream().skip(1).map(line -> row(line, places)).toList());
    }

    private static List<Line> lines(byte[] file) {
        var lines = new ArrayList<Line>();
        if (SheetReader.isSheet(file)) {
            var rows = SheetReader.read(file);
            for (int i = 0; i < rows.size(); i++) {
                lines.add(new Line(i + 1, rows.get(i)));
            }
        } else {
            // Whoever hands in a picture or a document is told so, not that each of its bytes is no amount.
            if (file.length == 0
                    || new String(file, 0, Math.min(file.length, 4_000), java.nio.charset.StandardCharsets.ISO_8859_1)
                                    .indexOf('\0')
                            >= 0) {
                throw Refusal.invalid("disclosure.sheet.no-table");
            }
            var csv = CsvTable.read(file, Set.of());
            lines.add(new Line(1, csv.columns()));
            csv.rows().forEach(row -> lines.add(new Line(row.line(), row.cells())));
        }
        lines.removeIf(line -> line.cells().stream().allMatch(String::isBlank));
        return lines;
    }

    private static Map<Integer, String> places(List<String> written, RowTable table) {
        var places = new HashMap<Integer, String>();
        for (int i = 0; i < written.size(); i++) {
            var head = plain(written.get(i));
            if (head.isEmpty()) {
                continue;
            }
            var known = table.heads().stream()
                    .filter(one -> plain(one).equals(head))
                    .findFirst();
            if (known.isEmpty()) {
                throw Refusal.invalid(
                        "disclosure.sheet.unknown-column", written.get(i).strip(), String.join("、", table.heads()));
            }
            if (places.containsValue(known.get())) {
                throw Refusal.invalid("disclosure.sheet.column-twice", known.get());
            }
            places.put(i, known.get());
        }
        var missing = table.columns().stream()
                .filter(column -> column.need() && !places.containsValue(column.head()))
                .map(RowTable.Entry::head)
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("disclosure.sheet.missing-columns", String.join("、", missing));
        }
        return places;
    }

    /** 金额（元） is 金额: a unit in brackets changes nothing. */
    private static String plain(String head) {
        return head.strip().replaceAll("[（(][^）)]*[）)]$", "").strip();
    }

    private static Row row(Line line, Map<Integer, String> places) {
        var cells = new HashMap<String, String>();
        var first = "";
        for (int i = 0; i < line.cells().size(); i++) {
            var cell = line.cells().get(i).strip();
            first = first.isEmpty() ? cell : first;
            var head = places.get(i);
            if (head != null) {
                cells.put(head, cell);
            }
        }
        return new Row(line.number(), first, Map.copyOf(cells));
    }
}
