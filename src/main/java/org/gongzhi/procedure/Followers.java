package org.gongzhi.procedure;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets merged matters follow the one that leads: into the states the definition names, each with the answer that is for
 * every reporter; and back to what they were when the one that leads ends otherwise.
 */
@Component
class Followers {

    private final MergedRepository merged;
    private final MatterRepository matters;
    private final Procedures procedures;
    private final Register register;
    private final Merging merging;
    private final Records records;
    private final NextDesk desks;
    private final Timing timing;
    private final Telling telling;

    Followers(
            MergedRepository merged,
            MatterRepository matters,
            Procedures procedures,
            Register register,
            Merging merging,
            Records records,
            NextDesk desks,
            Timing timing,
            Telling telling) {
        this.merged = merged;
        this.matters = matters;
        this.procedures = procedures;
        this.register = register;
        this.merging = merging;
        this.records = records;
        this.desks = desks;
        this.timing = timing;
        this.telling = telling;
    }

    /** What the one that leads has just done. */
    record Led(Matter now, Action action, Map<String, Object> form, Instant at, boolean tells) {}

    void follow(Procedure procedure, Matter before, Led led) {
        var rule = procedure.merge();
        var state = led.now().state();
        if (rule == null || before.state().equals(state)) {
            return;
        }
        var follows = rule.follow().contains(state);
        if (!follows && !led.now().ended()) {
            return;
        }
        // Most matters lead nobody: they pay one look at an index, and no history is read for them.
        var members = merged.members(led.now().number());
        if (members.isEmpty()) {
            return;
        }
        if (follows) {
            var answer = answer(procedure, rule, led);
            each(led.now().number(), members, member -> follow(member, led, answer));
        } else {
            each(led.now().number(), members, member -> part(member, led));
        }
    }

    private interface Visit {
        void to(Matter member);
    }

    /** Locked one by one; whoever left meanwhile is left alone. */
    private void each(MatterNumber lead, List<MatterNumber> members, Visit visit) {
        for (var number : members) {
            var member = matters.lock(number).orElseThrow();
            if (lead.equals(member.lead())) {
                visit.to(member);
            }
        }
    }

    /** The newest answer for every reporter: who gave it, and the parts that reporters may read. */
    private Optional<HistoryLine> answer(Procedure procedure, MergeRule rule, Led led) {
        return register.history(led.now()).stream()
                .filter(line -> rule.answers().contains(line.action()))
                .reduce((_, later) -> later)
                .map(line -> {
                    var asked = Objects.requireNonNull(procedure.action(line.action()))
                            .form();
                    var readable = new LinkedHashMap<String, Object>();
                    line.form().forEach((key, value) -> {
                        var field = asked.get(key);
                        if (field != null && field.privacy().compareTo(Field.Privacy.REPORTER) <= 0) {
                            readable.put(key, value);
                        }
                    });
                    return line.with(readable);
                });
    }

    private void follow(Matter member, Led led, Optional<HistoryLine> answer) {
        var procedure = procedures.of(member);
        var entered = procedure.states().get(led.now().state());
        if (entered == null) {
            part(member, led);
            return;
        }
        var next = member.with(draft -> {
            draft.version++;
            draft.changedAt = led.at();
            draft.enter(entered, led.at());
            merging.leave(procedure, draft, led.at());
            var said = Guard.Said.of(Map.of(), member);
            draft.clocks = timing.entered(procedure, draft.clocks, entered, draft.priority, said, led.at());
            draft.doers = doers(member, led.now());
            draft.moveTo(desks.of(entered.desk(), member, Map.of()));
        });
        var action = answer.map(HistoryLine::action).orElse(led.action().key());
        records.followed(
                procedure,
                member,
                next,
                action,
                standing(answer.orElse(null)),
                answer.map(HistoryLine::form).orElse(Map.of()));
        merged.close(member.number(), led.at());
        if (led.tells()) {
            telling.tell(procedure, next, led.action().tells(), led.form(), Integer.toString(next.version()), null);
        }
        each(member.number(), merged.members(member.number()), below -> follow(below, led, answer));
    }

    /** Whoever handled the one that leads handled all of them: verifying and asking need others. */
    private static Map<String, Matter.Doer> doers(Matter member, Matter lead) {
        var doers = new HashMap<>(member.doers());
        doers.putAll(lead.doers());
        return doers;
    }

    private static Standing standing(@Nullable HistoryLine line) {
        return line == null
                ? Standing.CLOCK
                : new Standing(line.who(), line.person(), line.name(), line.title(), line.body());
    }

    /** The one that led is over and answered nobody else: each is again what it was. */
    private void part(Matter member, Led led) {
        var procedure = procedures.of(member);
        var next = member.with(draft -> {
            draft.version++;
            draft.changedAt = led.at();
            merging.restore(procedure, member, draft, led.at());
        });
        var action = procedure.unmerge().map(Action::key).orElseThrow();
        records.followed(procedure, member, next, action, Standing.CLOCK, Map.of());
        merged.close(member.number(), led.at());
        if (led.tells()) {
            var tells = procedure.unmerge().orElseThrow().tells();
            telling.tell(procedure, next, tells, Map.of(), Integer.toString(next.version()), null);
        }
    }
}
