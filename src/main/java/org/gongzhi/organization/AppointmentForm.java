package org.gongzhi.organization;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * An appointment as somebody typed it, in the form or in a line of a table; kept so that it can be shown again.
 *
 * @param cells by column: body, name, duty, title, place, person, from, until, phone
 */
record AppointmentForm(Map<String, String> cells) {

    static final AppointmentForm EMPTY = new AppointmentForm(Map.of());

    String cell(String column) {
        return cells.getOrDefault(column, "").strip();
    }

    /**
     * Reads what was typed. Whoever has no account is made known by name.
     *
     * @throws Refusal if something is missing or cannot be read
     */
    Appointment read(Accounts accounts, Duties duties) {
        var wrong = new LinkedHashMap<String, String>();
        for (var needed : new String[] {"body", "duty", "place", "from"}) {
            if (cell(needed).isEmpty()) {
                wrong.put(needed, "organization.missing-field");
            }
        }
        if (cell("person").isEmpty() && cell("name").isEmpty()) {
            wrong.put("name", "organization.missing-field");
        }
        if (!cell("place").isEmpty() && !PlaceCode.isCode(cell("place"))) {
            wrong.put("place", "organization.place-malformed");
        }
        var from = day("from", wrong);
        var until = day("until", wrong);
        if (!wrong.isEmpty() || from == null) {
            throw Refusal.invalidFields(wrong);
        }
        var duty = duties.get(cell("duty"));
        return new Appointment(
                person(accounts),
                cell("body"),
                duty.key(),
                cell("title").isEmpty() ? duty.name() : cell("title"),
                new PlaceCode(cell("place")),
                from,
                until,
                cell("phone").isEmpty() ? null : cell("phone"));
    }

    private UUID person(Accounts accounts) {
        var username = cell("person");
        return username.isEmpty()
                ? accounts.enrol(cell("name"), null)
                : accounts.byUsername(username)
                        .orElseThrow(() -> Refusal.invalid("organization.unknown-username", username));
    }

    private @Nullable LocalDate day(String column, Map<String, String> wrong) {
        if (cell(column).isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(cell(column));
        } catch (DateTimeParseException _) {
            wrong.put(column, "organization.date-malformed");
            return null;
        }
    }
}
