package org.gongzhi.procedure;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.AnyForm;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;

/** Lets tests speak of matters as people do: report, call back, handle, finish. */
class Lives {

    private final Matters matters;
    private final Register register;
    private final Procedures procedures;
    private final SmallTown town;

    Lives(Matters matters, Register register, Procedures procedures, SmallTown town) {
        this.matters = matters;
        this.register = register;
        this.procedures = procedures;
        this.town = town.settle();
    }

    MatterNumber report(String text) {
        return report(text, "13800001111", null);
    }

    MatterNumber report(String text, @Nullable String phone, @Nullable String key) {
        return report(SmallTown.BUILDING, text, phone, key);
    }

    MatterNumber reportAt(PlaceCode place, String text) {
        return report(place, text, "13800001111", null);
    }

    private MatterNumber report(PlaceCode place, String text, @Nullable String phone, @Nullable String key) {
        var fields = new HashMap<String, Object>(Map.of("text", text));
        if (phone != null) {
            fields.put("phone", phone);
        }
        return matters.open(
                        new Opening("appeal", place, null, "code", fields, new Actor.Resident(null, null), key, null))
                .number();
    }

    Step.Taken act(String name, MatterNumber number, String action, Map<String, Object> form) {
        return act(name, number, action, now(number).version(), form, null);
    }

    Step.Taken act(
            String name,
            MatterNumber number,
            String action,
            int version,
            Map<String, Object> form,
            @Nullable String key) {
        return matters.perform(
                new Step(number, action, version, form, new Actor.Officer(town.who(name), name), key, null));
    }

    Procedure procedure(Matter matter) {
        return procedures.of(matter);
    }

    java.util.List<HistoryLine> history(Matter matter) {
        return register.history(matter);
    }

    /** Answers that could be lawful: every choice once, some text, some days. */
    Map<String, Object> anyForm(Action action, Random random) {
        return AnyForm.of(action, random, () -> report("同一件事").value());
    }

    Matter now(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    Clock clock(MatterNumber number, String key) {
        var clock = Clocks.latest(now(number).clocks(), key);
        if (clock == null) {
            throw new AssertionError("no clock " + key);
        }
        return clock;
    }

    /** Called back and being handled by the community. */
    MatterNumber handled(String text) {
        var number = report(text);
        act("李芳", number, "call-back", Map.of("outcome", "reached"));
        act("李芳", number, "handle", Map.of());
        return number;
    }

    /** As far as the end of handling: called back, handled, finished by 李芳. */
    MatterNumber finished(String text) {
        var number = handled(text);
        act("李芳", number, "finish", Map.of("result", "已修好"));
        return number;
    }
}
