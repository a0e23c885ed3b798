package org.gongzhi.procedure;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Whether a definition holds together: every state reachable, an end reachable from every state, somebody who can act
 * and a clock (or a stated reason for none) in each state that is no end, and every name known. Duties and effects are
 * checked by {@link Procedures}, which knows them.
 */
record DefinitionCheck(Procedure procedure, String file, BiFunction<String, String, DefinitionError> complaint) {

    private static final Set<String> FACTS =
            Set.of("number", "category", "state", "place", "submitted", "due", "closed", "timeline", "title", "who");

    void run() {
        require(procedure.states().containsKey(procedure.first()), "first", "unknown state " + procedure.first());
        require(procedure.fields().containsKey(procedure.title()), "title", "unknown field " + procedure.title());
        require(
                file.startsWith(procedure.id() + "."),
                "procedure",
                "the file of procedure " + procedure.id() + " must carry its name");
        require(!procedure.openers().isEmpty(), "open", "nobody may open it: by is empty");
        require(MatterNumber.isPattern(procedure.number()), "number", "not a pattern: " + procedure.number());
        procedure
                .fields()
                .values()
                .forEach(field -> require(
                        field.offered() == null,
                        "fields",
                        field.key() + ": only an action may leave its list to others"));
        procedure.publish().forEach(fact -> require(FACTS.contains(fact), "publish", "unknown fact " + fact));
        procedure.actions().values().forEach(this::check);
        procedure.clocks().values().forEach(this::check);
        procedure.states().values().forEach(this::check);
        everyStateIsReachable();
        anEndIsReachableFromEverywhere();
        new ClockCheck(procedure)
                .unclocked()
                .ifPresent(state -> require(
                        false,
                        "states/" + state,
                        "a matter can be here with no clock running; add one, or say no-clock: and why"));
    }

    private void check(Action action) {
        var where = "actions/" + action.key();
        action.from().forEach(state -> state(where, state));
        for (var target : action.targets()) {
            if (target.state() != null) {
                state(where, target.state());
            }
            if (target.assign() instanceof DeskRule.BodyInForm(var field)) {
                var asked = action.form().get(field);
                require(
                        asked != null && asked.type() == Field.Type.BODY,
                        where,
                        "assigns to form field " + field + ", which is no body");
            }
            if (target.assign() instanceof DeskRule.DeskOfDoer(var doer)) {
                action(where, doer);
            }
        }
        action.otherThan().forEach(other -> doer(where, other.action()));
        if (action.conditions().sameAs() != null) {
            doer(where, action.conditions().sameAs());
        }
        require(!action.by().isEmpty(), where, "nobody may take it");
        for (var clock : new String[] {action.within(), action.extend()}) {
            require(clock == null || procedure.clocks().containsKey(clock), where, "unknown clock " + clock);
        }
        if (action.extend() != null) {
            var days = action.form().get("days");
            require(
                    days != null && days.type() == Field.Type.NUMBER,
                    where,
                    "extends a clock, so its form needs a number 'days'");
        }
        require(
                action.priority() == null || action.form().containsKey(action.priority()),
                where,
                "unknown field " + action.priority());
        action.form()
                .values()
                .forEach(field -> require(
                        (field.type() != Field.Type.CHOICE && field.type() != Field.Type.CHOICES)
                                || !field.choices().isEmpty()
                                || field.offered() != null,
                        where,
                        field.key() + " offers no choice"));
    }

    private void check(ClockRule clock) {
        var where = "clocks/" + clock.key();
        Consumer<ClockRule.Trigger> known = trigger -> {
            switch (trigger) {
                case ClockRule.Trigger.Open _ -> {}
                case ClockRule.Trigger.Enter(var state) -> state(where, state);
                case ClockRule.Trigger.Taken taken -> {
                    action(where, taken.action());
                    var form = Objects.requireNonNull(procedure.action(taken.action()))
                            .form();
                    var field = taken.field();
                    require(field == null || form.containsKey(field), where, taken.action() + " has no field " + field);
                }
            }
        };
        clock.start().forEach(known);
        clock.stop().forEach(known);
        clock.pauses().forEach(pause -> {
            action(where, pause.from());
            action(where, pause.until());
        });
        if (clock.performs() != null) {
            action(where, clock.performs());
            var action = Objects.requireNonNull(procedure.action(clock.performs()));
            require(
                    action.takenBy(ActorRule.TheClock.class),
                    where,
                    "performs " + action.key() + ", which clocks may not take");
        }
    }

    private void check(State state) {
        var where = "states/" + state.key();
        if (state.end()) {
            return;
        }
        require(procedure.actionsFrom(state.key()).findAny().isPresent(), where, "nobody can act here");
    }

    private void everyStateIsReachable() {
        var seen = reachableFrom(procedure.first());
        procedure
                .states()
                .keySet()
                .forEach(state -> require(seen.contains(state), "states/" + state, "no way leads here"));
    }

    private void anEndIsReachableFromEverywhere() {
        for (var state : procedure.states().keySet()) {
            require(
                    reachableFrom(state).stream()
                            .anyMatch(key -> procedure.state(key).end()),
                    "states/" + state,
                    "no way leads from here to an end");
        }
    }

    private Set<String> reachableFrom(String start) {
        var seen = new HashSet<String>();
        var next = new ArrayDeque<String>();
        next.add(start);
        while (!next.isEmpty()) {
            var state = next.remove();
            if (seen.add(state)) {
                procedure.actionsFrom(state).forEach(action -> next.addAll(procedure.ways(action, state)));
            }
        }
        return seen;
    }

    private void state(String where, String key) {
        require(procedure.states().containsKey(key), where, "unknown state " + key);
    }

    /** Somebody who did something before: took an action, or opened the matter. */
    private void doer(String where, String key) {
        if (!key.equals(Action.OPEN)) {
            action(where, key);
        }
    }

    private void action(String where, String key) {
        require(procedure.actions().containsKey(key), where, "unknown action " + key);
    }

    private void require(boolean holds, String where, String reason) {
        if (!holds) {
            throw complaint.apply(where, reason);
        }
    }
}
