package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Joins matters so that they are handled as one, and parts them again (并案、撤销并案). The one that leads is always locked
 * before those it leads, and merges of one county happen one after another: so no two can wait for each other.
 */
@Component
class Merging {

    private final MergedRepository merged;
    private final MatterRepository matters;
    private final Procedures procedures;
    private final Authority authority;
    private final Register register;
    private final Posts posts;
    private final Timing timing;

    Merging(
            MergedRepository merged,
            MatterRepository matters,
            Procedures procedures,
            Authority authority,
            Register register,
            Posts posts,
            Timing timing) {
        this.merged = merged;
        this.matters = matters;
        this.procedures = procedures;
        this.authority = authority;
        this.register = register;
        this.posts = posts;
        this.timing = timing;
    }

    /** Locks the matter that will lead: the one named in the form, or whichever leads that one already. */
    @Nullable
    Matter hold(Step step, String field) {
        merged.queue(step.number().county());
        return MatterNumber.parse(String.valueOf(step.form().get(field)))
                .filter(named -> named.county().equals(step.number().county()))
                .map(merged::root)
                .flatMap(matters::lock)
                .orElse(null);
    }

    /** @throws Refusal unless whoever asks may see and handle both, and the other is where it can take one in */
    void require(Matter matter, Action action, @Nullable Matter lead, Map<String, Object> form, Actor actor) {
        var merge = action.deeds().merge();
        if (merge == null) {
            return;
        }
        var named = String.valueOf(form.get(merge.field()));
        if (lead == null) {
            throw Refusal.invalidFields(Map.of(merge.field(), "procedure.field.unknown-matter"));
        }
        if (actor instanceof Actor.Officer officer) {
            var scope = posts.scopeOf(officer.person());
            register.get(new MatterNumber(named), scope);
            register.get(lead.number(), scope);
        }
        if (lead.number().equals(matter.number())) {
            throw Refusal.conflict("procedure.merge-itself", named);
        }
        if (!lead.procedure().equals(matter.procedure())) {
            throw Refusal.conflict("procedure.merge-other-kind", lead.number().value());
        }
        if (lead.lead() != null || !merge.whilst().contains(lead.state())) {
            throw Refusal.conflict(
                    "procedure.merge-too-far",
                    lead.number().value(),
                    procedures.of(lead).state(lead.state()).name());
        }
        var standing = procedures.of(lead).action(action.key());
        if (standing == null || !authority.may(lead, standing, actor)) {
            throw Refusal.forbidden("procedure.merge-not-yours", lead.number().value());
        }
    }

    /** Rests while the other leads: its clocks stand still and keep what has run. */
    void rest(MatterDraft draft, Matter lead, Instant at) {
        draft.lead = lead.number();
        draft.clocks = Timing.stand(draft.clocks, at);
    }

    /** Is again what it was: state, desk and clocks. */
    void restore(Procedure procedure, Matter matter, MatterDraft draft, Instant at) {
        var before = merged.before(matter.number()).orElseThrow();
        draft.enter(procedure.state(before.state()), at);
        draft.desk = before.desk();
        draft.previous = before.previous();
        draft.lead = null;
        draft.clocks = timing.goOn(procedure, draft.clocks, at);
    }

    /** Goes its own way without becoming again what it was: what stood still is done. */
    void leave(Procedure procedure, MatterDraft draft, Instant at) {
        draft.lead = null;
        draft.clocks = timing.done(procedure, draft.clocks, at);
    }
}
