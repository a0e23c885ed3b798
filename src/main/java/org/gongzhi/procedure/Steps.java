package org.gongzhi.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a matter is after a step: state, desk, priority and clocks. Reads and decides; writes nothing. */
@Component
class Steps {

    private final Authority authority;
    private final Clocks clocks;
    private final Posts posts;
    private final Procedures procedures;
    private final Register register;
    private final Map<String, Effect> effects;

    Steps(
            Authority authority,
            Clocks clocks,
            Posts posts,
            Procedures procedures,
            Register register,
            List<Effect> effects) {
        this.authority = authority;
        this.clocks = clocks;
        this.posts = posts;
        this.procedures = procedures;
        this.register = register;
        this.effects = effects.stream().collect(Collectors.toMap(Effect::name, Function.identity()));
    }

    Matter after(
            Procedure procedure,
            Matter matter,
            Action action,
            Map<String, Object> form,
            Authority.Standing standing,
            Instant at) {
        requireInTime(procedure, matter, action, at);
        var target = action.targets().stream()
                .filter(one -> one.when() == null || one.when().holds(form, matter.fields()))
                .findFirst()
                .orElse(null);
        var entered = target == null ? null : target.state();
        var state = procedure.state(entered == null ? matter.state() : entered);
        var priority = priority(matter, action, form);
        var desk = desk(matter, target, state, entered != null, form);
        var moved = moved(procedure, matter, action, form, entered, priority, at);
        return new Matter(
                matter.number(),
                matter.procedure(),
                matter.definition(),
                matter.place(),
                state.key(),
                state.end(),
                matter.title(),
                matter.category(),
                matter.channel(),
                priority,
                matter.version() + 1,
                desk,
                desk.equals(matter.desk()) ? matter.previous() : matter.desk(),
                matter.fields(),
                doers(matter, action, standing),
                matter.reporter(),
                matter.openedAt(),
                at,
                state.end() ? (matter.closedAt() == null ? at : matter.closedAt()) : null,
                matter.quiet(),
                moved);
    }

    private static Map<String, Matter.Doer> doers(Matter matter, Action action, Authority.Standing standing) {
        var doers = new HashMap<>(matter.doers());
        var person = standing.person() == null ? null : standing.person().toString();
        doers.put(
                action.key(),
                new Matter.Doer(person, standing.body(), matter.desk().key()));
        return doers;
    }

    private void requireInTime(Procedure procedure, Matter matter, Action action, Instant at) {
        if (action.within() != null) {
            var clock = Clocks.latest(matter.clocks(), action.within());
            if (clock == null || !clock.running() || clock.late(at)) {
                var rule = Objects.requireNonNull(procedure.clocks().get(action.within()));
                throw Refusal.conflict(
                        "procedure.too-late",
                        action.name(),
                        rule.name(),
                        rule.limit().chinese());
            }
        }
    }

    private static String priority(Matter matter, Action action, Map<String, Object> form) {
        var chosen = action.priority() == null ? null : form.get(action.priority());
        return chosen == null ? matter.priority() : chosen.toString();
    }

    private Desk desk(
            Matter matter, Action.@Nullable Target target, State state, boolean entered, Map<String, Object> form) {
        var rule = target != null && target.assign() != null ? target.assign() : entered ? state.desk() : null;
        return switch (rule) {
            case null -> matter.desk();
            case DeskRule.DutyAt(var duty, var level) -> authority.desk(duty, level, matter.place());
            case DeskRule.BodyInForm(var field) -> bodyDesk(field, String.valueOf(form.get(field)));
            case DeskRule.Previous _ -> matter.previous() == null ? matter.desk() : matter.previous();
            case DeskRule.DeskOfDoer(var action) -> {
                var doer = matter.doers().get(action);
                yield doer == null ? matter.desk() : new Desk(doer.desk());
            }
        };
    }

    private Desk bodyDesk(String field, String body) {
        var desk = Desk.ofBody(body);
        if (posts.holders(desk).isEmpty()) {
            throw Refusal.invalidFields(Map.of(field, "procedure.field.body"));
        }
        return desk;
    }

    private List<Clock> moved(
            Procedure procedure,
            Matter matter,
            Action action,
            Map<String, Object> form,
            @Nullable String entered,
            String priority,
            Instant at) {
        var happening = new Clocks.Happening(action.key(), form, entered, priority, at);
        var now = merge(matter.clocks(), clocks.moved(procedure, matter.clocks(), happening));
        if (action.extend() != null) {
            var rule = Objects.requireNonNull(procedure.clocks().get(action.extend()));
            var days = Integer.parseInt(String.valueOf(form.get("days")));
            now = merge(now, List.of(clocks.extended(rule, now, days)));
        }
        if (!priority.equals(matter.priority())) {
            for (var rule : procedure.clocks().values()) {
                var clock = Clocks.latest(now, rule.key());
                var changed = clock == null ? null : clocks.reprioritised(rule, clock, priority);
                now = changed == null ? now : merge(now, List.of(changed));
            }
        }
        return now;
    }

    private static List<Clock> merge(List<Clock> clocks, List<Clock> changed) {
        var merged = new LinkedHashMap<String, Clock>();
        clocks.forEach(clock -> merged.put(clock.key() + clock.round(), clock));
        changed.forEach(clock -> merged.put(clock.key() + clock.round(), clock));
        return List.copyOf(merged.values());
    }

    /** Those of the clocks after a step that differ from before. */
    static List<Clock> changed(List<Clock> before, List<Clock> after) {
        var changed = new ArrayList<>(after);
        changed.removeAll(before);
        return changed;
    }

    /** When the matter is due next, for the inbox; null when nothing is. */
    static @Nullable Instant dueAt(Procedure procedure, Matter matter) {
        var due = matter.nextDue(procedure);
        return due == null ? null : due.dueAt();
    }

    Desk firstDesk(State state, PlaceCode place) {
        if (state.desk() instanceof DeskRule.DutyAt(var duty, var level)) {
            return authority.desk(duty, level, place);
        }
        throw new IllegalStateException("the first state needs a desk of a duty: " + state.key());
    }

    void runEffect(Matter before, Action action, Map<String, Object> form) {
        if (action.effect() != null) {
            Objects.requireNonNull(effects.get(action.effect())).run(before, action, form);
        }
    }

    /** Tells the loser of a race what was done meanwhile, and by whom. */
    Refusal stale(Matter matter, int expected) {
        var procedure = procedures.of(matter);
        var meanwhile = register.history(matter).stream()
                .filter(line -> line.seq() > expected)
                .map(line -> "%s %s %s"
                        .formatted(
                                Shanghai.shortMinute(line.at()),
                                line.name() == null ? "" : line.name(),
                                Register.actionName(procedure, line.action())))
                .collect(Collectors.joining("；"));
        return Refusal.conflict("procedure.stale", meanwhile.isEmpty() ? "—" : meanwhile);
    }
}
