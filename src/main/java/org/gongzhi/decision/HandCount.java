package org.gongzhi.decision;

import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands and papers counted in the room (当场计票): entered by one person, confirmed by another, never more than were there,
 * with a counter and a witness who are two.
 */
@Component
class HandCount {

    private final AttendanceList attendance;
    private final Rolls rolls;
    private final Register register;
    private final VerdictWords wording;

    HandCount(AttendanceList attendance, Rolls rolls, Register register, VerdictWords wording) {
        this.attendance = attendance;
        this.rolls = rolls;
        this.register = register;
        this.wording = wording;
    }

    /** Who came, in words for the record. */
    String came(String number) {
        var there = attendance.of(number);
        var households = rolls.current(number).stream()
                .filter(line -> there.contains(line.unit()))
                .map(RollLine::household)
                .collect(Collectors.toSet());
        return wording.say("decision.attend.came", String.valueOf(there.size()), String.valueOf(households.size()));
    }

    /** @throws Refusal if nobody was there, more are counted than were, or counter and witness are one */
    void require(String number, Map<String, Object> form) {
        var there = attendance.of(number).size();
        if (there == 0) {
            throw Refusal.conflict("decision.hands.nobody");
        }
        if (Hands.of(form).sum() > there) {
            throw Refusal.invalid(
                    "decision.hands.too-many", String.valueOf(Hands.of(form).sum()), String.valueOf(there));
        }
        if (same(form.get("counter"), form.get("witness"))) {
            throw Refusal.invalidFields(Map.of("witness", "decision.hands.one-person"));
        }
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        return String.valueOf(one).strip().equals(String.valueOf(other).strip());
    }

    /** What was entered last. */
    Hands of(Matter matter) {
        return register.history(matter).stream()
                .filter(line -> line.action().equals("count-hands"))
                .map(HistoryLine::form)
                .reduce((_, later) -> later)
                .map(Hands::of)
                .orElseThrow(() -> Refusal.conflict("decision.hands.first"));
    }

    /** What was confirmed, for counting once more; nothing where nobody was there. */
    Hands confirmed(Matter matter) {
        if (attendance.of(matter.number().value()).isEmpty()) {
            return Hands.NONE;
        }
        if (register.history(matter).stream().noneMatch(line -> line.action().equals("confirm-hands"))) {
            throw Refusal.conflict("decision.hands.first");
        }
        return of(matter);
    }
}
