package org.gongzhi.decision;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

    private static final Pattern AREA = Pattern.compile("\\d{1,7}(?:\\.\\d{1,2})?");
    private static final Pattern OWNERS = Pattern.compile("[、；;，/]");
    private static final int LONGEST_UNIT = 40;
    private static final int MOST = 50_000;

    private final MessageSource messages;

    RollTable(MessageSource messages) {
        this.messages = messages;
    }

    /** One good row; owners as they were written. */
    record Entry(
            String unit,
            String building,
            long area,
            Set<String> owners,
            @Nullable Phone contact) {}

    /** What was read; nothing may be imported while a row is refused. */
    record Read(List<Entry> entries, List<String> refused) {

        long area() {
            return entries.stream().mapToLong(Entry::area).sum();
        }
    }

    /** The names of the columns, in the order of the form to fill in. */
    List<String> columns() {
        return List.of(column("unit"), column("building"), column("area"), column("owners"), column("contact"));
    }

    private String column(String key) {
        return say("decision.roll.column." + key);
    }

    Read read(byte[] file) {
        var rows = SheetReader.isSheet(file) ? sheet(file) : csv(file);
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
            var entry = entry(row, seen, wrong);
            if (entry == null) {
                refused.add(say("decision.roll.row", String.valueOf(row.line()), String.join("；", wrong)));
            } else {
                entries.add(entry);
            }
        }
        return new Read(List.copyOf(entries), List.copyOf(refused));
    }

    private record Row(int line, Map<String, String> cells) {

        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    private @Nullable Entry entry(Row row, Map<String, Integer> seen, List<String> wrong) {
        var unit = row.cell(column("unit"));
        if (unit.isEmpty() || unit.length() > LONGEST_UNIT) {
            wrong.add(say("decision.roll.unit"));
        } else {
            var before = seen.putIfAbsent(unit, row.line());
            if (before != null) {
                wrong.add(say("decision.roll.twice", unit, String.valueOf(before)));
            }
        }
        var area = hundredths(row.cell(column("area")));
        if (area <= 0) {
            wrong.add(say("decision.roll.area", row.cell(column("area"))));
        }
        var owners = owners(row.cell(column("owners")));
        if (owners.isEmpty()) {
            wrong.add(say("decision.roll.owners"));
        }
        var phone = row.cell(column("contact"));
        var contact = Phone.find(phone);
        if (!phone.isEmpty() && contact.isEmpty()) {
            wrong.add(say("decision.roll.contact"));
        }
        return wrong.isEmpty() ? new Entry(unit, building(row, unit), area, owners, contact.orElse(null)) : null;
    }

    private String building(Row row, String unit) {
        var given = row.cell(column("building"));
        var dash = unit.indexOf('-');
        return !given.isEmpty() ? given : dash > 0 ? unit.substring(0, dash) : say("decision.roll.no-building");
    }

    static Set<String> owners(String text) {
        var owners = new HashSet<String>();
        Arrays.stream(OWNERS.split(text, -1))
                .map(String::strip)
                .filter(owner -> !owner.isEmpty())
                .forEach(owners::add);
        return owners;
    }

    /** 89.5 is 8950; anything that is no area is -1. */
    static long hundredths(String text) {
        return AREA.matcher(text).matches()
                ? new BigDecimal(text).movePointRight(2).longValueExact()
                : -1;
    }

    private List<Row> csv(byte[] file) {
        var table = CsvTable.read(
                file.length == 0 ? "\n".getBytes(StandardCharsets.UTF_8) : file,
                Set.of(column("unit"), column("area"), column("owners")));
        return table.rows().stream()
                .map(row -> row(row.line(), table.columns(), row.cells()))
                .toList();
    }

    private List<Row> sheet(byte[] file) {
        var rows = SheetReader.read(file);
        if (rows.isEmpty()) {
            return List.of();
        }
        var columns = rows.getFirst();
        for (var needed : List.of(column("unit"), column("area"), column("owners"))) {
            if (!columns.contains(needed)) {
                throw Refusal.invalid("decision.roll.missing-column", needed);
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
