package org.gongzhi.procedure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a matter is after a step: state, desk, priority, facts, parties and clocks. Writes nothing. */
@Component
class Steps {

    private final NextDesk desks;
    private final Timing timing;
    private final Parties parties;
    private final Merging merging;

    Steps(NextDesk desks, Timing timing, Parties parties, Merging merging) {
        this.desks = desks;
        this.timing = timing;
        this.parties = parties;
        this.merging = merging;
    }

    /** @param lead the matter into which this one is merged by the step; null in all other steps */
    Matter after(
            Procedure procedure,
            Matter matter,
            Action action,
            Forms.Answers answers,
            Authority.Standing standing,
            @Nullable Matter lead,
            Instant at) {
        var form = answers.plain();
        var said = Guard.Said.of(form, matter);
        var target = target(action, said);
        var entered = target == null ? null : target.state();
        var state = procedure.state(entered == null ? matter.state() : entered);
        var rule = target != null && target.assign() != null ? target.assign() : entered == null ? null : state.desk();
        var priority = priority(matter, action, form);
        return matter.with(draft -> {
            draft.version++;
            draft.changedAt = at;
            draft.priority = priority;
            draft.enter(state, at);
            draft.moveTo(desks.of(rule, matter, form));
            draft.doers = doers(matter, action, standing);
            draft.facts = Facts.after(procedure, matter, action, said);
            draft.parties = parties.after(matter, action, answers, at);
            draft.clocks = timing.after(procedure, matter, action, form, entered, priority, at);
            if (lead != null) {
                merging.rest(draft, lead, at);
            } else if (action.deeds().unmerge()) {
                merging.restore(procedure, matter, draft, at);
            } else if (matter.lead() != null && !state.key().equals(matter.state())) {
                merging.leave(procedure, draft, at);
            }
        });
    }

    private static Action.@Nullable Target target(Action action, Guard.Said said) {
        return action.targets().stream()
                .filter(one -> one.when() == null || one.when().holds(said))
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
