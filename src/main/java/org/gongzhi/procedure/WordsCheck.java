package org.gongzhi.procedure;

import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Whether roles, quantities, merging and waiting times that a definition uses are those it lays down. */
record WordsCheck(Procedure procedure, BiFunction<String, String, DefinitionError> complaint) {

    void run() {
        procedure.openers().forEach(rule -> check("open", rule));
        if (procedure.state(procedure.first()).desk() instanceof DeskRule.BodyInForm(var field)) {
            var asked = procedure.fields().get(field);
            require(
                    asked != null && asked.type() == Field.Type.BODY && asked.required(),
                    "states/" + procedure.first(),
                    field + " must be a field of type body, and required");
        }
        for (var action : procedure.actions().values()) {
            var where = "actions/" + action.key();
            action.by().forEach(rule -> check(where, rule));
            check(where, action.conditions());
            check(where, action);
        }
        if (procedure.merge() != null) {
            check(procedure.merge());
        }
        var series = procedure.series();
        if (series != null) {
            series.fields()
                    .keySet()
                    .forEach(field ->
                            require(procedure.fields().containsKey(field), "series", "unknown field " + field));
            procedure.fields().values().stream()
                    .filter(field -> field.required() && !series.fields().containsKey(field.key()))
                    .forEach(field -> require(false, "series", "needs the field " + field.key()));
            require(
                    procedure.state(procedure.first()).desk() instanceof DeskRule.DutyAt,
                    "series",
                    "the first state needs a desk of a duty");
        }
    }

    private void check(String where, ActorRule rule) {
        if (rule instanceof ActorRule.Party(var role)) {
            require(procedure.parties().containsKey(role), where, "unknown role " + role);
        }
    }

    private void check(String where, Conditions conditions) {
        var wait = conditions.notBefore();
        var rule = wait == null ? null : procedure.clocks().get(wait);
        require(
                wait == null || (rule != null && rule.waiting()),
                where,
                "not-before " + wait + ", which is no clock with wait: true");
    }

    private void check(String where, Action action) {
        var deeds = action.deeds();
        deeds.parties()
                .forEach(change -> require(
                        procedure.parties().containsKey(change.role()), where, "unknown role " + change.role()));
        deeds.parties().forEach(change -> {
            var asked = change.phone() == null ? null : action.form().get(change.phone());
            require(
                    change.phone() == null
                            || (asked != null
                                    && asked.type() == Field.Type.PHONE
                                    && asked.privacy().sealed()),
                    where,
                    change.phone() + " asks for no phone number of class personal");
            desk(where, action, change.desk());
        });
        if (deeds.child() != null) {
            desk(where, action, deeds.child().desk());
        }
        deeds.grants()
                .keySet()
                .forEach(name -> require(procedure.quantities().containsKey(name), where, "unknown quantity " + name));
        var merge = deeds.merge();
        if (merge != null || deeds.unmerge()) {
            require(procedure.merge() != null, where, "the definition lays down no merge");
        }
        if (merge != null) {
            merge.whilst().forEach(state -> state(where, state));
        }
    }

    private void desk(String where, Action action, @Nullable DeskRule rule) {
        if (rule instanceof DeskRule.BodyInForm(var field)) {
            var asked = action.form().get(field);
            require(
                    asked != null && asked.type() == Field.Type.BODY && asked.required(),
                    where,
                    field + " must be of type body, and required");
        }
    }

    private void check(MergeRule rule) {
        state("merge", rule.state());
        rule.follow().forEach(state -> state("merge", state));
        rule.answers().forEach(action -> action("merge", action));
        rule.shows().forEach(action -> action("merge", action));
        require(procedure.unmerge().isPresent(), "merge", "no action says unmerge: true");
        for (var action : procedure.actions().values()) {
            if (action.deeds().merge() != null) {
                var target = action.targets().getFirst().state();
                require(
                        rule.state().equals(target) && action.targets().size() == 1,
                        "actions/" + action.key(),
                        "merges, so it leads to " + rule.state());
                require(
                        !action.from().contains(rule.state()),
                        "actions/" + action.key(),
                        "merges what is merged already");
            }
            if (action.deeds().unmerge()) {
                require(
                        action.from().equals(Set.of(rule.state()))
                                && action.targets().getFirst().state() == null,
                        "actions/" + action.key(),
                        "undoes a merge, so it is taken from " + rule.state() + " and leads back by itself");
            }
        }
    }

    private void state(String where, String key) {
        require(procedure.states().containsKey(key), where, "unknown state " + key);
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
