package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.stereotype.Component;

/** Stops an action whose time is over or has not come, that the facts forbid, or that must wait for children. */
@Component
class Preconditions {

    private final ChildRepository children;
    private final Offerings offerings;

    Preconditions(ChildRepository children, Offerings offerings) {
        this.children = children;
        this.offerings = offerings;
    }

    /** @throws Refusal naming each answer that is wrong */
    Forms.Answers answers(Action action, Map<String, Object> form) {
        var answers = Forms.check(action.form(), form);
        offerings.require(action.form(), answers.plain());
        return answers;
    }

    /** @throws Refusal saying why not, and from when or after what it may be done */
    void require(Procedure procedure, Matter matter, Action action, Instant at) {
        requireInTime(procedure, matter, action, at);
        requireWaited(procedure, matter, action, at);
        for (var one : action.conditions().onlyIf()) {
            if (!one.when().holds(Guard.Said.of(Map.of(), matter))) {
                throw Refusal.conflict("procedure.only-if", one.otherwise());
            }
        }
        action.conditions().joins().stream()
                .filter(join -> hadChildren(procedure, matter, join))
                .forEach(join -> requireEnded(matter, join));
    }

    /** Most matters never opened any, and are not looked up: who took each action is known already. */
    private static boolean hadChildren(Procedure procedure, Matter matter, Conditions.Join join) {
        return join.least() > 0
                || procedure.actions().values().stream()
                        .filter(action -> action.deeds().opens(join.procedure()))
                        .anyMatch(action -> matter.doers().containsKey(action.key()));
    }

    /** Whether the facts allow it; what only time forbids may still be looked at. */
    static boolean allowed(Matter matter, Action action) {
        return action.conditions().onlyIf().stream().allMatch(one -> one.when().holds(Guard.Said.of(Map.of(), matter)));
    }

    private static void requireInTime(Procedure procedure, Matter matter, Action action, Instant at) {
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

    private static void requireWaited(Procedure procedure, Matter matter, Action action, Instant at) {
        var wait = action.conditions().notBefore();
        if (wait == null) {
            return;
        }
        var rule = Objects.requireNonNull(procedure.clocks().get(wait));
        var clock = Clocks.latest(matter.clocks(), wait);
        if (clock == null) {
            throw Refusal.conflict("procedure.not-begun", action.name(), rule.name());
        }
        if (clock.paused()) {
            throw Refusal.conflict("procedure.wait-stands", action.name(), rule.name());
        }
        if (at.isBefore(clock.dueAt())) {
            throw Refusal.conflict(
                    "procedure.too-early",
                    action.name(),
                    rule.name(),
                    rule.limit().chinese(),
                    Shanghai.minute(clock.dueAt()));
        }
    }

    private void requireEnded(Matter matter, Conditions.Join join) {
        var all = children.hold(matter.number(), join.procedure());
        var open = all.stream().filter(child -> !child.ended()).toList();
        var ended = all.size() - open.size();
        if (join.least() == 0 ? !open.isEmpty() : ended < join.least()) {
            var numbers =
                    open.stream().map(child -> child.number().value()).limit(5).collect(Collectors.joining("、"));
            throw Refusal.conflict("procedure.join", join.otherwise(), numbers.isEmpty() ? "—" : numbers);
        }
    }
}
