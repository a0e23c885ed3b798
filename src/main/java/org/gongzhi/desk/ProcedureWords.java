package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.ClockRule;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says in plain words what a definition lays down: who may do what, how long it may take, who may read what. */
@Component
class ProcedureWords {

    private final Procedures procedures;
    private final PeopleWords people;
    private final MessageSource messages;

    ProcedureWords(Procedures procedures, PeopleWords people, MessageSource messages) {
        this.procedures = procedures;
        this.people = people;
        this.messages = messages;
    }

    /** A limit: its name, how long, what else applies, and what it follows. */
    record Term(
            String name,
            String limit,
            List<String> notes,
            @Nullable String law) {}

    /** A step: its name, who may take it, when, and what else applies. */
    record Move(String name, String who, String when, List<String> notes) {}

    /** Something the form asks. */
    record Asked(String label, boolean required, String readers) {}

    List<String> openers(Procedure procedure) {
        return procedure.openers().stream()
                .map(rule -> people.who(procedure, rule))
                .distinct()
                .toList();
    }

    List<Term> terms(Procedure procedure) {
        return procedure.clocks().values().stream()
                .map(clock -> new Term(clock.name(), clock.limit().chinese(), notes(procedure, clock), clock.law()))
                .toList();
    }

    private List<String> notes(Procedure procedure, ClockRule clock) {
        var notes = new ArrayList<String>();
        clock.byPriority()
                .forEach((priority, limit) -> notes.add(priority(procedure, priority) + " " + limit.chinese()));
        if (!clock.until().isEmpty()) {
            notes.add(words("desk.public.term.until"));
        }
        if (!clock.pauses().isEmpty()) {
            notes.add(words("desk.public.term.pauses"));
        }
        var extension = clock.extension();
        if (extension != null) {
            notes.add(words("desk.public.term.extension", extension.times(), extension.days()));
        }
        if (clock.window()) {
            notes.add(words(clock.waiting() ? "desk.public.term.wait" : "desk.public.term.window"));
        }
        if (clock.performs() != null) {
            var action = procedure.action(clock.performs());
            notes.add(words("desk.public.term.performs", action == null ? clock.performs() : action.name()));
        }
        if (!clock.onOverdue().isEmpty()) {
            notes.add(words("desk.public.term.overdue", people.told(clock.onOverdue())));
        }
        return notes;
    }

    private static String priority(Procedure procedure, String priority) {
        return procedure.actions().values().stream()
                .filter(action -> action.priority() != null)
                .map(action -> action.form().get(Objects.requireNonNull(action.priority())))
                .filter(Objects::nonNull)
                .map(field -> field.shown(priority))
                .findFirst()
                .orElse(priority);
    }

    List<Move> moves(Procedure procedure) {
        return procedure.actions().values().stream()
                .map(action -> new Move(
                        action.name(),
                        action.by().stream()
                                .map(rule -> people.who(procedure, rule))
                                .distinct()
                                .collect(Collectors.joining("、")),
                        action.from().stream()
                                .map(state -> procedure.state(state).name())
                                .collect(Collectors.joining("、")),
                        notes(procedure, action)))
                .toList();
    }

    private List<String> notes(Procedure procedure, Action action) {
        var notes = new ArrayList<String>();
        action.otherThan().forEach(other -> {
            notes.add(words(
                    other.body() ? "desk.public.other-body" : "desk.public.other-person",
                    did(procedure, other.action())));
        });
        if (action.conditions().sameAs() != null) {
            notes.add(words(
                    "desk.public.same-person",
                    did(procedure, action.conditions().sameAs())));
        }
        var wait = action.conditions().notBefore() == null
                ? null
                : procedure.clocks().get(action.conditions().notBefore());
        if (wait != null) {
            notes.add(words("desk.public.not-before", wait.name(), wait.limit().chinese()));
        }
        action.conditions().joins().forEach(join -> notes.add(words("desk.public.join", name(join.procedure()))));
        if (action.deeds().child() != null) {
            notes.add(words("desk.public.opens", name(action.deeds().child().procedure())));
        }
        if (action.deeds().merge() != null) {
            notes.add(words("desk.public.merges"));
        }
        if (!action.tells().isEmpty()) {
            notes.add(words("desk.public.tells", people.told(action.tells())));
        }
        return notes;
    }

    /** What was done before, in words; opening is no action of the definition. */
    private String did(Procedure procedure, String action) {
        var known = procedure.action(action);
        return known == null ? words("desk.timeline.open") : known.name();
    }

    private String name(String procedure) {
        return procedures.find(procedure).map(Procedure::name).orElse(procedure);
    }

    List<Asked> asked(Map<String, Field> fields) {
        return fields.values().stream()
                .map(field -> new Asked(
                        field.label(),
                        field.required(),
                        words("desk.public.readers." + field.privacy().name().toLowerCase(java.util.Locale.ROOT))))
                .toList();
    }

    List<String> published(Procedure procedure) {
        return procedure.publish().stream()
                .map(fact -> words("desk.public.fact." + fact))
                .toList();
    }

    private String words(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, LocaleContextHolder.getLocale()));
    }
}
