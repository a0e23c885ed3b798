package org.gongzhi.decision;

import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Changes of a roll, one unit at a time, in public and for a reason (更正名册). */
@Component
class Amendments {

    private final Rolls rolls;
    private final RollRepository lines;
    private final MessageSource messages;

    Amendments(Rolls rolls, RollRepository lines, MessageSource messages) {
        this.rolls = rolls;
        this.lines = lines;
        this.messages = messages;
    }

    /** Changes one line for a reason; what the line was stays written. */
    void make(String number, Map<String, Object> form, Instant at) {
        var unit = text(form, "unit");
        var known = lines.find(number, unit);
        var change = text(form, "change");
        if (change.equals("add") == known.isPresent()) {
            throw Refusal.invalidFields(
                    Map.of("unit", known.isPresent() ? "decision.roll.already-there" : "decision.roll.not-there"));
        }
        var area = change.equals("remove") ? 1 : RollTable.hundredths(text(form, "area"));
        if (area <= 0) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.area"));
        }
        var line = known.orElseGet(() -> added(form, unit, area));
        lines.add(
                number,
                new RollLine(
                        unit,
                        line.building(),
                        change.equals("remove") ? line.area() : area,
                        line.owners(),
                        line.contact()),
                change.equals("remove"));
        var said = say("decision.roll.change." + change, unit, VerdictWords.squareMetres(area), text(form, "reason"));
        rolls.event(number, "changed", unit, said, at);
    }

    private RollLine added(Map<String, Object> form, String unit, long area) {
        var owners = new HashSet<>(RollTable.owners(text(form, "owner")));
        if (owners.isEmpty() || text(form, "building").isEmpty()) {
            throw Refusal.invalidFields(Map.of("owner", "decision.roll.field.owner"));
        }
        return new RollLine(unit, text(form, "building"), area, rolls.keyed(owners), null);
    }

    private static String text(Map<String, Object> form, String field) {
        var value = form.get(field);
        return value == null ? "" : value.toString().strip();
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
