package org.gongzhi.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.AnyForm;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;

/** Lets tests tell what happens in the small town: somebody reports, somebody acts. */
final class Affairs {

    static final Phone PHONE = new Phone("13800001111");
    private static final List<PlaceCode> PLACES =
            List.of(SmallTown.BUILDING, SmallTown.VILLAGE, SmallTown.OTHER_VILLAGE, SmallTown.STREET, SmallTown.COUNTY);
    private static final List<String> EVERYBODY = List.of("李芳", "张伟", "王强", "赵敏", "陈静", "孙立", "周平", "吴霞", "郑刚");

    private final Matters matters;
    private final Register register;
    private final Procedures procedures;
    private final SmallTown town;

    Affairs(Matters matters, Register register, Procedures procedures, SmallTown town) {
        this.matters = matters;
        this.register = register;
        this.procedures = procedures;
        this.town = town.settle();
    }

    MatterNumber report(PlaceCode place, @Nullable String category) {
        return report(place, category, null);
    }

    /** @param at in the past when it is replayed */
    MatterNumber report(PlaceCode place, @Nullable String category, @Nullable Instant at) {
        Actor actor = at == null ? new Actor.Resident(null, null) : new Actor.Replay("过去");
        var fields = Map.<String, Object>of("text", "路灯坏了三天", "phone", PHONE.value());
        return matters.open(new Opening("appeal", place, category, "code", fields, actor, null, at))
                .number();
    }

    Matter now(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    Affairs act(String name, MatterNumber number, String action, Map<String, Object> form) {
        return take(number, action, form, new Actor.Officer(town.who(name), name), null);
    }

    Affairs says(MatterNumber number, String action, Map<String, Object> form) {
        return take(number, action, form, new Actor.Resident(PHONE, null), null);
    }

    Affairs take(MatterNumber number, String action, Map<String, Object> form, Actor actor, @Nullable Instant at) {
        matters.perform(new Step(number, action, now(number).version(), form, actor, null, at));
        return this;
    }

    /** Called back, handled and finished by 李芳, verified by 王强: it waits for the centre's call. */
    MatterNumber waitingForTheCall() {
        var number = report(SmallTown.BUILDING, "路灯");
        act("李芳", number, "call-back", Map.of("outcome", "reached"));
        act("李芳", number, "handle", Map.of());
        act("李芳", number, "finish", Map.of("result", "已修好"));
        act("王强", number, "verify", Map.of("verdict", "pass"));
        return number;
    }

    Affairs call(MatterNumber number, String solved, String satisfied) {
        return act("吴霞", number, "call", Map.of("outcome", "reached", "solved", solved, "satisfied", satisfied));
    }

    MatterNumber anyReport(Random random) {
        var categories = List.of("路灯", "城乡建设", "城乡建设/物业管理/收费", "城乡建设/供水/停水");
        var place = PLACES.get(random.nextInt(PLACES.size()));
        return report(place, random.nextInt(4) == 0 ? null : categories.get(random.nextInt(categories.size())));
    }

    /** Somebody tries something; what is unlawful is refused and changes nothing. */
    void anything(MatterNumber number, Random random) {
        var matter = now(number);
        var actions = procedures.of(matter).actionsFrom(matter.state()).toList();
        if (actions.isEmpty()) {
            return;
        }
        var action = actions.get(random.nextInt(actions.size()));
        var name = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
        var actor = random.nextInt(3) == 0
                ? new Actor.Resident(PHONE, null)
                : random.nextInt(3) == 0 ? new Actor.Replay("过去") : new Actor.Officer(town.who(name), name);
        try {
            take(number, action.key(), AnyForm.of(action, random, number::value), actor, null);
        } catch (Refusal refused) {
            // An unlawful wish is a part of life.
        }
    }
}
