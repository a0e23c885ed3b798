package org.gongzhi.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.CsvTable;
import org.gongzhi.web.SheetReader;

/** A table somebody handed in, as Excel or as comma separated values: columns by name, rows by number. */
record Table(List<String> columns, List<Row> rows) {

    /** One row; the number is the one a spreadsheet shows beside it. */
    record Row(int number, List<String> cells) {}

    static Table read(byte[] bytes, Set<String> required) {
        if (!SheetReader.isSheet(bytes)) {
            var csv = CsvTable.read(bytes, required);
            return new Table(
                    csv.columns(),
                    csv.rows().stream()
                            .map(row -> new Row(row.line(), row.cells()))
                            .toList());
        }
        var all = SheetReader.read(bytes);
        if (all.isEmpty()) {
            throw Refusal.invalid("dispatch.import.empty");
        }
        var columns = all.getFirst().stream().map(String::strip).toList();
        if (!columns.containsAll(required)) {
            throw Refusal.invalid("dispatch.import.missing-columns", String.join("、", required));
        }
        var rows = new ArrayList<Row>();
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(new Row(i + 1, all.get(i)));
            }
        }
        return new Table(columns, rows);
    }

    /** The cell under that column; empty if the table or the row has none. */
    String cell(Row row, String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= row.cells().size()
                ? ""
                : row.cells().get(index).strip();
    }
}
