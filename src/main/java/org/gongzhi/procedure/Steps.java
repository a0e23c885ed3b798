package org.gongzhi.procedure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a matter is after a step: state, desk, priority and clocks. Reads and decides; writes nothing. */
@Component
class Steps {

    private final NextDesk desks;
    private final Timing timing;

    Steps(NextDesk desks, Timing timing) {
        this.desks = desks;
        this.timing = timing;
    }

    Matter after(
            Procedure procedure,
            Matter matter,
            Action action,
            Map<String, Object> form,
            Authority.Standing standing,
            Instant at) {
        Timing.requireInTime(procedure, matter, action, at);
        var target = target(matter, action, form);
        var entered = target == null ? null : target.state();
        var state = procedure.state(entered == null ? matter.state() : entered);
        var rule = target != null && target.assign() != null ? target.assign() : entered == null ? null : state.desk();
        var priority = priority(matter, action, form);
        return matter.with(draft -> {
            draft.enter(state, at);
            draft.priority = priority;
            draft.version++;
            draft.moveTo(desks.of(rule, matter, form));
            draft.doers = doers(matter, action, standing);
            draft.changedAt = at;
            draft.clocks = timing.after(procedure, matter, action, form, entered, priority, at);
        });
    }

    private static Action.@Nullable Target target(Matter matter, Action action, Map<String, Object> form) {
        return action.targets().stream()
                .filter(one -> one.when() == null || one.when().holds(form, matter.fields()))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, Matter.Doer> doers(Matter matter, Action action, Authority.Standing standing) {
        var doers = new HashMap<>(matter.doers());
        var person = standing.person() == null ? null : standing.person().toString();
        doers.put(
                action.key(),
                new Matter.Doer(person, standing.body(), matter.desk().key()));
        return doers;
    }

    private static String priority(Matter matter, Action action, Map<String, Object> form) {
        var chosen = action.priority() == null ? null : form.get(action.priority());
        return chosen == null ? matter.priority() : chosen.toString();
    }
}
