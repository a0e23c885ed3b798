package org.gongzhi.deliberation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads what is typed at a meeting: who came, what was counted, what an item allows. */
final class SittingForms {

    /** What a decision may allow, as seals, payments and tenders ask for it. */
    private static final List<String> ACTS = List.of("payment", "contract", "works", "tender", "seal");

    private static final int LONGEST_OBJECT = 60;
    private static final int MOST_PEOPLE = 100_000;
    private static final int MOST_YUAN = 1_000_000_000;
    private static final int LONGEST_WORD = 40;

    private SittingForms() {}

    static Item.@Nullable Allowance allowance(Map<String, String> typed) {
        var kind = typed.getOrDefault("allows", "");
        if (kind.isEmpty()) {
            return null;
        }
        if (!ACTS.contains(kind)) {
            throw Refusal.invalidFields(Map.of("allows", "procedure.field.choice"));
        }
        var object = typed.getOrDefault("object", "").strip();
        if (object.length() > LONGEST_OBJECT) {
            throw Refusal.invalidFields(Map.of("object", "procedure.field.too-long"));
        }
        var yuan = number(typed, "amount", 0, 0, MOST_YUAN);
        return new Item.Allowance(kind, object.isEmpty() ? null : object, yuan == 0 ? null : (long) yuan);
    }

    static Attendance attendance(Map<String, String> typed) {
        var name = typed.getOrDefault("name", "").strip();
        var role = typed.getOrDefault("role", "").strip();
        if (role.isEmpty() || role.length() > LONGEST_WORD || name.length() > LONGEST_WORD) {
            throw Refusal.invalidFields(Map.of("role", "deliberation.role-needed"));
        }
        var one = new Attendance(
                Ids.next(),
                name.isEmpty() ? null : name,
                role,
                number(typed, "heads", 1, 1),
                number(typed, "households", 0, 0),
                typed.containsKey("votes"),
                typed.containsKey("online"));
        if (one.households() > one.heads()) {
            throw Refusal.invalidFields(Map.of("households", "deliberation.more-households"));
        }
        return one;
    }

    static Counted counted(Map<String, String> typed) {
        return new Counted(
                typed.getOrDefault("text", ""),
                typed.getOrDefault("method", ""),
                number(typed, "yes", 0, 0),
                number(typed, "no", 0, 0),
                number(typed, "abstain", 0, 0),
                number(typed, "spoiled", 0, 0),
                day(typed.getOrDefault("finish", "")),
                typed.getOrDefault("counter", ""),
                typed.getOrDefault("witness", ""),
                typed.get("again"));
    }

    static Seconds.Reading reading(Map<String, String> typed) {
        return new Seconds.Reading(
                number(typed, "present", 1, 0),
                number(typed, "yes", 0, -1),
                number(typed, "no", 0, 0),
                number(typed, "abstain", 0, 0),
                number(typed, "spoiled", 0, 0));
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeParseException _) {
            throw Refusal.invalidFields(Map.of("finish", "procedure.field.date"));
        }
    }

    private static int number(Map<String, String> typed, String field, int least, int otherwise) {
        return number(typed, field, least, otherwise, MOST_PEOPLE);
    }

    private static int number(Map<String, String> typed, String field, int least, int otherwise, int most) {
        var text = typed.getOrDefault(field, "").strip();
        try {
            int number = text.isEmpty() ? otherwise : Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as for a number out of range.
        }
        throw Refusal.invalidFields(Map.of(field, "procedure.field.number"));
    }
}
