package org.gongzhi.procedure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.category.Categories;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a matter is after a step: state, desk, priority, facts, parties and clocks. Writes nothing. */
@Component
class Steps {

    private final NextDesk desks;
    private final Timing timing;
    private final Parties parties;
    private final Merging merging;
    private final Categories categories;

    Steps(NextDesk desks, Timing timing, Parties parties, Merging merging, Categories categories) {
        this.desks = desks;
        this.timing = timing;
        this.parties = parties;
        this.merging = merging;
        this.categories = categories;
    }

    /** @param lead the matter into which this one is merged by the step; null in all other steps */
    Matter after(
            Procedure procedure,
            Matter matter,
            Action action,
            Forms.Answers answers,
            Standing standing,
            @Nullable Matter lead,
            Instant at) {
        var form = answers.plain();
        var said = Guard.Said.of(form, matter);
        var target = target(action, said);
        var entered = target == null ? null : target.state();
        var state = procedure.state(entered == null ? matter.state() : entered);
        var rule = target != null && target.assign() != null ? target.assign() : entered == null ? null : state.desk();
        var priority = priority(matter, action, form);
        var category = category(matter, action, form);
        var facts = Facts.after(procedure, matter, action, said);
        var known = new Guard.Said(form, matter.fields(), facts);
        return matter.with(draft -> {
            draft.version++;
            draft.changedAt = at;
            draft.priority = priority;
            draft.enter(state, at);
            draft.category = category;
            draft.moveTo(desks.way(rule, matter, form, category));
            if (state.sealed()) {
                desks.requireSomebody(draft.desk);
            }
            draft.doers = doers(matter, action, standing);
            draft.facts = facts;
            draft.parties = parties.after(matter, action, answers, at);
            draft.clocks = timing.after(procedure, matter, action, known, entered, priority, at);
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

    private static Map<String, Matter.Doer> doers(Matter matter, Action action, Standing standing) {
        var doers = new HashMap<>(matter.doers());
        var person = standing.person() == null ? null : standing.person().toString();
        doers.put(
                action.key(),
                new Matter.Doer(person, standing.body(), matter.desk().key()));
        return doers;
    }

    /** Only a category of the edition in force; an empty answer leaves what was known. */
    private @Nullable String category(Matter matter, Action action, Map<String, Object> form) {
        var chosen = action.category() == null ? null : form.get(action.category());
        if (chosen == null) {
            return matter.category();
        }
        if (categories.find(chosen.toString()).isEmpty()) {
            throw Refusal.invalidFields(Map.of(Objects.requireNonNull(action.category()), "procedure.field.category"));
        }
        return chosen.toString();
    }

    private static String priority(Matter matter, Action action, Map<String, Object> form) {
        var chosen = action.priority() == null ? null : form.get(action.priority());
        return chosen == null ? matter.priority() : chosen.toString();
    }
}
