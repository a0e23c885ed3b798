package org.gongzhi.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.ActorRule;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What became of a matter step by step, as far as whoever looks may know it. Never a person's name. */
@Component
class Timeline {

    private final Register register;
    private final Relations relations;
    private final Procedures procedures;
    private final Bodies bodies;
    private final MessageSource messages;

    Timeline(Register register, Relations relations, Procedures procedures, Bodies bodies, MessageSource messages) {
        this.register = register;
        this.relations = relations;
        this.procedures = procedures;
        this.bodies = bodies;
        this.messages = messages;
    }

    /**
     * One step in plain words.
     *
     * @param body the organisation that took it; empty for the reporter and for time itself
     */
    record Line(
            Instant at,
            String action,
            String state,
            String text,
            String body,
            @Nullable String because,
            List<Answer> answers,
            List<String> photos,
            @Nullable String recording) {

        /** The step and its answers in one line, for programs. */
        String inOneLine() {
            var line = new StringBuilder(text);
            answers.forEach(answer ->
                    line.append("；").append(answer.label()).append("：").append(answer.value()));
            return line.toString();
        }
    }

    /** What was filled in, with the words of the form. */
    record Answer(String label, String value) {}

    List<Line> of(Matter matter, Onlooker who) {
        var procedure = procedures.of(matter);
        var lines = new ArrayList<Line>();
        for (var step : register.history(matter)) {
            var action = procedure.action(step.action());
            if (step.seq() == 1) {
                lines.add(line(
                        step,
                        words(who.trusted() ? "desk.public.opened.you" : "desk.public.opened"),
                        procedure.fields(),
                        matter.fields(),
                        who.trusted(),
                        who.trusted()));
            } else if (action != null && action.shown() != null) {
                var own = who.trusted() && action.by().contains(new ActorRule.TheReporter());
                lines.add(line(step, action.shown(), action.form(), step.form(), who.trusted(), own));
            }
        }
        relations
                .shownOf(matter)
                .forEach(step ->
                        together(procedures.of(relations.leading(matter)), step).ifPresent(lines::add));
        return lines;
    }

    /** A step in the matter with which this one is handled as one; what was filled in there is not for these eyes. */
    private Optional<Line> together(Procedure procedure, HistoryLine step) {
        return Optional.ofNullable(procedure.action(step.action()))
                .map(Action::shown)
                .map(shown -> line(step, words("desk.public.together") + shown, Map.of(), Map.of(), false, false));
    }

    /** The step when it was opened, for those who may only see this much. */
    private Line line(
            HistoryLine step,
            String text,
            Map<String, Field> fields,
            Map<String, Object> given,
            boolean trusted,
            boolean own) {
        var answers = new ArrayList<Answer>();
        var photos = new ArrayList<String>();
        String recording = null;
        for (var field : fields.values()) {
            var value = given.get(field.key());
            if (value == null || !mayRead(field.privacy(), trusted, own)) {
                continue;
            }
            switch (field.type()) {
                case FILES -> ((List<?>) value).forEach(file -> photos.add(file.toString()));
                case RECORDING -> recording = value.toString();
                case DOCUMENT -> {}
                default -> answers.add(new Answer(field.called(), shown(field, value.toString())));
            }
        }
        var body = step.body() == null
                ? ""
                : bodies.find(step.body()).map(Body::name).orElse("");
        return new Line(step.at(), step.action(), step.to(), text, body, step.because(), answers, photos, recording);
    }

    private static boolean mayRead(Field.Privacy privacy, boolean trusted, boolean own) {
        return switch (privacy) {
            case PUBLIC -> true;
            case REPORTER -> trusted;
            case STAFF -> own;
            case PERSONAL, SENSITIVE -> false;
        };
    }

    private String shown(Field field, String value) {
        return switch (field.type()) {
            case BODY -> bodies.find(value).map(Body::name).orElse(value);
            case FLAG -> words("desk.public.yes");
            default -> field.shown(value);
        };
    }

    private String words(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, LocaleContextHolder.getLocale()));
    }
}
