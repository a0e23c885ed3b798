package org.gongzhi.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;

/** Items whose lives go any way the procedure allows, one lawful step of somebody at a time. */
final class RandomLives {

    private static final List<String> PEOPLE = List.of("李芳", "张伟", "王强", "陈静", "孙立", "周平", "吴霞", "郑刚");

    private final Fieldwork field;
    private final Matters matters;
    private final Register register;
    private final SplittableRandom random;
    private final List<MatterNumber> numbers = new ArrayList<>();

    RandomLives(Fieldwork field, Matters matters, Register register, SplittableRandom random) {
        this.field = field;
        this.matters = matters;
        this.register = register;
        this.random = random;
    }

    void collect(Campaign campaign) {
        numbers.add(field.collect(campaign, "第 " + numbers.size() + " 件"));
    }

    /** One step of anybody who may take one on some item; now and then one that is refused. */
    void go() {
        var number = numbers.get(random.nextInt(numbers.size()));
        var matter = field.now(number);
        var actor = random.nextInt(8) == 0
                ? new Actor.Resident(null, register.linkKey(number))
                : field.officer(PEOPLE.get(random.nextInt(PEOPLE.size())));
        var lawful = register.lawful(matter, actor);
        if (lawful.isEmpty()) {
            return;
        }
        var action = lawful.get(random.nextInt(lawful.size()));
        try {
            matters.perform(new Step(number, action.key(), matter.version(), form(action), actor, null, null));
        } catch (Refusal _) {
            // Raised to where it stands already, or too late: nothing may have been posted.
        }
    }

    long moved() {
        return numbers.stream()
                .filter(number -> field.now(number).version() > 1)
                .count();
    }

    private Map<String, Object> form(Action action) {
        var form = new HashMap<String, Object>();
        for (var field : action.form().values()) {
            switch (field.type()) {
                case CHOICE ->
                    form.put(
                            field.key(),
                            field.choices()
                                    .get(random.nextInt(field.choices().size()))
                                    .key());
                case BODY -> form.put(field.key(), "620402-zjj");
                case TEXT -> form.put(field.key(), "说明 " + random.nextInt());
                default -> {}
            }
        }
        return form;
    }
}
