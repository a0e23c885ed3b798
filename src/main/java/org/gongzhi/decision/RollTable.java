package org.gongzhi.decision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.CsvTable;
import org.gongzhi.web.SheetReader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Reads a roll handed in as a table, .xlsx or .csv, and says of every row that is wrong what is wrong with it. */
@Component
class RollTable {

    private static final int MOST = 50_000;

    private final UnitRows units;
    private final PersonRows persons;
    private final MessageSource messages;

    RollTable(UnitRows units, PersonRows persons, MessageSource messages) {
        this.units = units;
        this.persons = persons;
        this.messages = messages;
    }

    /** One good row; owners and name as they were written. Household and name are a person's. */
    record Entry(
            String unit,
            String building,
            long area,
            Set<String> owners,
            @Nullable Phone contact,
            @Nullable String household,
            @Nullable String name) {

        Entry(String unit, String building, long area, Set<String> owners, @Nullable Phone contact) {
            this(unit, building, area, owners, contact, null, null);
        }
    }

    /** What was read; nothing may be imported while a row is refused. */
    record Read(List<Entry> entries, List<String> refused) {

        long area() {
            return entries.stream().mapToLong(Entry::area).sum();
        }

        long households() {
            return entries.stream().map(Entry::household).distinct().count();
        }
    }

    /** The names of the columns, in the order of the form to fill in. */
    List<String> columns(boolean people) {
        return form(people).columns();
    }

    private RollForm form(boolean people) {
        return people ? persons : units;
    }

    Read read(byte[] file, boolean people) {
        var form = form(people);
        var rows = SheetReader.isSheet(file) ? sheet(file, form.needed()) : csv(file, form.needed());
        if (rows.isEmpty()) {
            throw Refusal.invalid("decision.roll.empty");
        }
        if (rows.size() > MOST) {
            throw Refusal.tooLarge("decision.roll.too-many", MOST);
        }
        var entries = new ArrayList<Entry>();
        var refused = new ArrayList<String>();
        var seen = new HashMap<String, Integer>();
        for (var row : rows) {
            var wrong = new ArrayList<String>();
            var entry = form.entry(row, seen, wrong);
            if (entry == null) {
                refused.add(say("decision.roll.row", String.valueOf(row.line()), String.join("；", wrong)));
            } else {
                entries.add(entry);
            }
        }
        return new Read(List.copyOf(entries), List.copyOf(refused));
    }

    /** One row with its number in the file, its cells under the names of their columns. */
    record Row(int line, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private static List<Row> csv(byte[] file, List<String> needed) {
        var table = CsvTable.read(file.length == 0 ? "\n".getBytes(StandardCharsets.UTF_8) : file, Set.copyOf(needed));
        return table.rows().stream()
                .map(row -> row(row.line(), table.columns(), row.cells()))
                .toList();
    }

    private static List<Row> sheet(byte[] file, List<String> needed) {
        var rows = SheetReader.read(file);
        if (rows.isEmpty()) {
            return List.of();
        }
        var columns = rows.getFirst();
        for (var name : needed) {
            if (!columns.contains(name)) {
                throw Refusal.invalid("decision.roll.missing-column", name);
            }
        }
        var read = new ArrayList<Row>();
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).stream().anyMatch(cell -> !cell.isBlank())) {
                read.add(row(i + 1, columns, rows.get(i)));
            }
        }
        return read;
    }

    private static Row row(int line, List<String> columns, List<String> cells) {
        var named = new HashMap<String, String>();
        for (int i = 0; i < Math.min(columns.size(), cells.size()); i++) {
            named.put(columns.get(i).strip(), cells.get(i).strip());
        }
        return new Row(line, named);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
