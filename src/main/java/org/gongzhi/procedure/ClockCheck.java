package org.gongzhi.procedure;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks every way through a procedure to see whether a matter can ever wait where no clock runs. */
record ClockCheck(Procedure procedure) {

    private record Position(String state, Set<String> running) {}

    /** A state, neither an end nor excused, that can be reached with no clock running. */
    Optional<String> unclocked() {
        var seen = new HashSet<Position>();
        var next = new ArrayDeque<Position>();
        next.add(new Position(procedure.first(), after(Set.of(), procedure.first(), null, true, true)));
        while (!next.isEmpty()) {
            var position = next.remove();
            var state = procedure.state(position.state());
            if (!seen.add(position)) {
                continue;
            }
            if (position.running().isEmpty() && !state.end() && state.unclocked() == null) {
                return Optional.of(state.key());
            }
            procedure
                    .actionsFrom(state.key())
                    .forEach(action -> procedure
                            .ways(action, state.key())
                            .forEach(arrives -> next.add(new Position(
                                    arrives,
                                    after(
                                            position.running(),
                                            arrives,
                                            action,
                                            moves(action, state, arrives),
                                            false)))));
        }
        return Optional.empty();
    }

    /** Arriving where one stands is an arrival only when the definition says so. */
    private static boolean moves(Action action, State state, String arrives) {
        return !arrives.equals(state.key())
                || action.targets().stream().anyMatch(target -> arrives.equals(target.state()));
    }

    private Set<String> after(
            Set<String> before, String state, @Nullable Action action, boolean enters, boolean opens) {
        var running = new HashSet<>(before);
        for (var clock : procedure.clocks().values()) {
            if (clock.stop().stream().anyMatch(trigger -> happens(trigger, state, action, enters, opens))) {
                running.remove(clock.key());
            }
            if (clock.start().stream().anyMatch(trigger -> happens(trigger, state, action, enters, opens))) {
                running.add(clock.key());
            }
        }
        return Set.copyOf(running);
    }

    /** A trigger with a condition on the answer counts as happening when the matter moves on. */
    private static boolean happens(
            ClockRule.Trigger trigger, String state, @Nullable Action action, boolean enters, boolean opens) {
        return switch (trigger) {
            case ClockRule.Trigger.Open _ -> opens;
            case ClockRule.Trigger.Enter(var entered) -> enters && entered.equals(state);
            case ClockRule.Trigger.Taken taken ->
                action != null && Objects.equals(taken.action(), action.key()) && (taken.field() == null || enters);
        };
    }
}
