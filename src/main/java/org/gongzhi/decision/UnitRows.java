package org.gongzhi.decision;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roll of owners: one row a flat. */
@Component
class UnitRows implements RollForm {

    private static final Pattern AREA = Pattern.compile("\\d{1,7}(?:\\.\\d{1,2})?");
    private static final Pattern OWNERS = Pattern.compile("[、；;，/]");

    private final RowChecks checks;

    UnitRows(RowChecks checks) {
        this.checks = checks;
    }

    @Override
    public List<String> columns() {
        return List.of(
                checks.column("unit"),
                checks.column("building"),
                checks.column("area"),
                checks.column("owners"),
                checks.column("contact"));
    }

    @Override
    public List<String> needed() {
        return List.of(checks.column("unit"), checks.column("area"), checks.column("owners"));
    }

    @Override
    public RollTable.@Nullable Entry entry(RollTable.Row row, Map<String, Integer> seen, List<String> wrong) {
        var unit = checks.unit(row, "unit", seen, wrong);
        var written = row.cell(checks.column("area"));
        var area = hundredths(written);
        if (area <= 0) {
            wrong.add(checks.say("decision.roll.area", written));
        }
        var owners = owners(row.cell(checks.column("owners")));
        if (owners.isEmpty()) {
            wrong.add(checks.say("decision.roll.owners"));
        }
        var phone = checks.phone(row, wrong);
        return wrong.isEmpty()
                ? new RollTable.Entry(unit, building(row, unit), area, owners, phone.orElse(null))
                : null;
    }

    private String building(RollTable.Row row, String unit) {
        var given = row.cell(checks.column("building"));
        var dash = unit.indexOf('-');
        return !given.isEmpty() ? given : dash > 0 ? unit.substring(0, dash) : checks.say("decision.roll.no-building");
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
}
