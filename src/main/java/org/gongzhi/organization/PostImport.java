package org.gongzhi.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.CsvTable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Takes over a list of posts, {@code body,name,duty,place,person,from,until} and optionally {@code title,phone}. Each
 * row stands or falls by itself; a row that was imported before is refused and changes nothing.
 */
@Component
class PostImport {

    private static final Set<String> NEEDED = Set.of("body", "name", "duty", "place", "from");

    private final Appointments appointments;
    private final MessageSource messages;

    PostImport(Appointments appointments, MessageSource messages) {
        this.appointments = appointments;
        this.messages = messages;
    }

    /**
     * What became of the rows.
     *
     * @param refused one sentence for each row refused, with its line
     */
    record Report(int read, int imported, List<String> refused) {}

    Report run(byte[] file) {
        var table = CsvTable.read(file, NEEDED);
        var refused = new ArrayList<String>();
        try (var progress =
                Progress.of(text("organization.import.posts"), table.rows().size())) {
            for (var row : table.rows()) {
                try {
                    appointments.appoint(form(table, row));
                } catch (Refusal refusal) {
                    refused.add(text("organization.import.refused", String.valueOf(row.line()), reason(refusal)));
                }
                progress.advance();
            }
        }
        return new Report(table.rows().size(), table.rows().size() - refused.size(), refused);
    }

    private static AppointmentForm form(CsvTable table, CsvTable.Row row) {
        if (row.cells().size() != table.columns().size()) {
            throw Refusal.invalid(
                    "organization.import.wrong-width",
                    table.columns().size(),
                    row.cells().size());
        }
        var cells = new HashMap<String, String>();
        table.columns().forEach(column -> cells.put(column, table.cell(row, column)));
        return new AppointmentForm(cells);
    }

    private String reason(Refusal refusal) {
        return refusal.fields().isEmpty()
                ? text(refusal.code(), refusal.arguments().toArray())
                : refusal.fields().entrySet().stream()
                        .map(field -> field.getKey() + "：" + text(field.getValue()))
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    private String text(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, arguments, locale);
    }
}
