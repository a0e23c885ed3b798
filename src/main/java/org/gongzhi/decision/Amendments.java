package org.gongzhi.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Changes of a roll, one unit or person at a time, in public and for a reason (更正名册). */
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
    void make(Vote vote, Map<String, Object> form, Instant at) {
        var number = vote.number();
        var unit = text(form, "unit");
        var known = lines.find(number, unit);
        var change = text(form, "change");
        if (change.equals("add") == known.isPresent()) {
            throw Refusal.invalidFields(
                    Map.of("unit", known.isPresent() ? "decision.roll.already-there" : "decision.roll.not-there"));
        }
        var changed = vote.ofPeople()
                ? known.orElseGet(() -> person(number, form, unit))
                : unit(form, unit, known.orElse(null), change);
        lines.add(number, changed, change.equals("remove"));
        var said = say(
                vote.word("decision.roll.change." + change),
                unit,
                VerdictWords.squareMetres(changed.area()),
                text(form, "reason"));
        rolls.event(number, "changed", unit, said, at);
    }

    private RollLine unit(Map<String, Object> form, String unit, @Nullable RollLine known, String change) {
        if (known != null && change.equals("remove")) {
            return known;
        }
        var area = UnitRows.hundredths(text(form, "area"));
        if (area <= 0) {
            throw Refusal.invalidFields(Map.of("area", "decision.roll.field.area"));
        }
        if (known != null) {
            return new RollLine(unit, known.building(), area, known.owners(), known.contact(), null, null);
        }
        var owners = UnitRows.owners(text(form, "owner"));
        if (owners.isEmpty() || text(form, "building").isEmpty()) {
            throw Refusal.invalidFields(Map.of("owner", "decision.roll.field.owner"));
        }
        return new RollLine(unit, text(form, "building"), area, rolls.keyed(owners), null, null, null);
    }

    /** Of what age is the reason's to say; that nobody stands there twice is looked at here. */
    private RollLine person(String number, Map<String, Object> form, String unit) {
        var name = text(form, "owner");
        var born = text(form, "born");
        var household = text(form, "household");
        if (name.isEmpty()
                || born.isEmpty()
                || household.isEmpty()
                || text(form, "building").isEmpty()) {
            throw Refusal.invalidFields(Map.of("owner", "decision.roll.field.person"));
        }
        var key = rolls.keyed(Set.of(PersonRows.person(name, LocalDate.parse(born))));
        if (lines.current(number).stream().anyMatch(line -> line.owners().equals(key))) {
            throw Refusal.invalidFields(Map.of("owner", "decision.roll.person-there"));
        }
        return new RollLine(
                unit, text(form, "building"), 0, key, null, household, rolls.sealedName(number, unit, name));
    }

    private static String text(Map<String, Object> form, String field) {
        var value = form.get(field);
        return value == null ? "" : value.toString().strip();
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
