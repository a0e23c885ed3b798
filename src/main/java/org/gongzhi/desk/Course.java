package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.ClockRule;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.State;

/**
 * The usual way of a procedure: from state to state forward, to its first end. It follows from the definition alone:
 * the longest way that never turns back.
 */
final class Course {

    private Course() {}

    /** The states still to come on the usual way; empty at an end. */
    static List<State> after(Procedure procedure, String from) {
        if (procedure.state(from).end()) {
            return List.of();
        }
        var way = way(procedure, from);
        if (!way.isEmpty()) {
            return way.subList(1, way.size());
        }
        // A state aside, such as waiting for an answer: it goes on where its steps lead back to.
        return procedure
                .actionsFrom(from)
                .flatMap(action -> targets(action).stream())
                .filter(to -> !procedure.state(to).end())
                .map(to -> way(procedure, to))
                .filter(back -> !back.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The whole usual way from the first state. */
    static List<State> whole(Procedure procedure) {
        return way(procedure, procedure.first());
    }

    /** The states an action may lead to. */
    static List<String> targets(Action action) {
        return action.targets().stream()
                .map(Action.Target::state)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The limit that begins on arrival in a state, if the definition sets one that somebody must keep. */
    static List<ClockRule> limits(Procedure procedure, State state) {
        var first = state.key().equals(procedure.first());
        return procedure.clocks().values().stream()
                .filter(rule -> !rule.window())
                .filter(rule -> rule.start().contains(new ClockRule.Trigger.Enter(state.key()))
                        || (first && rule.start().contains(new ClockRule.Trigger.Open())))
                .toList();
    }

    private static List<State> way(Procedure procedure, String from) {
        var order = new ArrayList<>(procedure.states().keySet());
        var goal = procedure.states().values().stream()
                .filter(State::end)
                .findFirst()
                .orElseThrow();
        return longest(procedure, order, procedure.state(from), goal);
    }

    private static List<State> longest(Procedure procedure, List<String> order, State here, State goal) {
        if (here.equals(goal)) {
            return List.of(goal);
        }
        List<State> best = List.of();
        var forward = procedure
                .actionsFrom(here.key())
                .flatMap(action -> targets(action).stream())
                .distinct()
                .filter(to -> order.indexOf(to) > order.indexOf(here.key()))
                .toList();
        for (var to : forward) {
            var rest = longest(procedure, order, procedure.state(to), goal);
            if (rest.size() > best.size()) {
                best = rest;
            }
        }
        if (best.isEmpty()) {
            return best;
        }
        var way = new ArrayList<State>();
        way.add(here);
        way.addAll(best);
        return List.copyOf(way);
    }
}
