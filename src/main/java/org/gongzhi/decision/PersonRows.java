package org.gongzhi.decision;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The roll of a body of persons: one row a person, under a number that stands on the list at the board. The day of
 * birth is looked at and not kept. Whoever is sixteen and lives by their own work is put on by an amendment, with the
 * reason.
 */
@Component
class PersonRows implements RollForm {

    private static final int OF_AGE = 18;
    private static final int LONGEST = 40;
    private static final Pattern DAY = Pattern.compile("(\\d{4})\\D?(\\d{1,2})(?:\\D(\\d{1,2})\\D?|(\\d{2})|\\D?)");
    private static final Pattern SERIAL = Pattern.compile("\\d{4,5}");

    /** The day from which spreadsheets count days. */
    private static final LocalDate SHEET_DAY = LocalDate.of(1899, 12, 30);

    private final RowChecks checks;
    private final InstantSource time;

    PersonRows(RowChecks checks, InstantSource time) {
        this.checks = checks;
        this.time = time;
    }

    @Override
    public List<String> columns() {
        return List.of(
                checks.column("number"),
                checks.column("name"),
                checks.column("household"),
                checks.column("group"),
                checks.column("born"),
                checks.column("contact"));
    }

    @Override
    public List<String> needed() {
        return List.of(
                checks.column("number"), checks.column("name"), checks.column("household"), checks.column("born"));
    }

    @Override
    public RollTable.@Nullable Entry entry(RollTable.Row row, Map<String, Integer> seen, List<String> wrong) {
        var number = checks.unit(row, "number", seen, wrong);
        var name = needed(row, "name", wrong);
        var household = needed(row, "household", wrong);
        var written = row.cell(checks.column("born"));
        var born = day(written);
        if (born.isEmpty()) {
            wrong.add(checks.say("decision.roll.born", written));
        } else if (!isOfAge(born.get())) {
            wrong.add(checks.say("decision.roll.under-age"));
        } else {
            checks.once("person/" + name + "/" + born.get(), "decision.roll.same-person", "", row, seen, wrong);
        }
        var phone = checks.phone(row, wrong);
        // A phone proves one person, so that nobody votes for the whole house.
        phone.ifPresent(each -> checks.once("phone/" + each.value(), "decision.roll.same-phone", "", row, seen, wrong));
        var group = row.cell(checks.column("group"));
        return wrong.isEmpty()
                ? new RollTable.Entry(
                        number,
                        group.isEmpty() ? checks.say("decision.roll.no-group") : group,
                        0,
                        Set.of(person(name, born.orElseThrow())),
                        phone.orElse(null),
                        household,
                        name)
                : null;
    }

    private String needed(RollTable.Row row, String column, List<String> wrong) {
        var text = row.cell(checks.column(column));
        if (text.isEmpty() || text.length() > LONGEST) {
            wrong.add(checks.say("decision.roll.needed", checks.column(column)));
        }
        return text;
    }

    boolean isOfAge(LocalDate born) {
        return !born.plusYears(OF_AGE).isAfter(Shanghai.day(time.instant()));
    }

    /** The same name and day of birth is the same person. */
    static String person(String name, LocalDate born) {
        return name + "/" + born;
    }

    /**
     * 1980-05-12, 1980年5月12日, 19800512, a spreadsheet's day; of a month alone its last day, so that nobody is too
     * young.
     */
    static Optional<LocalDate> day(String text) {
        var plain = text.strip();
        if (SERIAL.matcher(plain).matches()) {
            return Optional.of(SHEET_DAY.plusDays(Long.parseLong(plain)));
        }
        var match = DAY.matcher(plain);
        if (!match.matches()) {
            return Optional.empty();
        }
        var day = match.group(3) != null ? match.group(3) : match.group(4);
        try {
            var month = YearMonth.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
            return Optional.of(day == null ? month.atEndOfMonth() : month.atDay(Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
