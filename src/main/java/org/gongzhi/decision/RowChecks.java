package org.gongzhi.decision;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What every table of a roll has: a key that stands once, perhaps a phone, and columns with names. */
@Component
class RowChecks {

    private static final int LONGEST_UNIT = 40;

    private final MessageSource messages;

    RowChecks(MessageSource messages) {
        this.messages = messages;
    }

    String column(String key) {
        return say("decision.roll.column." + key);
    }

    String unit(RollTable.Row row, String column, Map<String, Integer> seen, List<String> wrong) {
        var unit = row.cell(column(column));
        if (unit.isEmpty() || unit.length() > LONGEST_UNIT) {
            wrong.add(say("decision.roll.unit", column(column)));
        } else {
            once(unit, "decision.roll.twice", unit, row, seen, wrong);
        }
        return unit;
    }

    /** @param said the key of words with what stands twice and the row in which it stood before */
    void once(
            String what, String said, String shown, RollTable.Row row, Map<String, Integer> seen, List<String> wrong) {
        var before = seen.putIfAbsent(what, row.line());
        if (before != null) {
            wrong.add(say(said, shown, String.valueOf(before)));
        }
    }

    Optional<Phone> phone(RollTable.Row row, List<String> wrong) {
        var written = row.cell(column("contact"));
        var phone = Phone.find(written);
        if (!written.isEmpty() && phone.isEmpty()) {
            wrong.add(say("decision.roll.contact"));
        }
        return phone;
    }

    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
