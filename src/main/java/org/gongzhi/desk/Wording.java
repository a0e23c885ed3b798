package org.gongzhi.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.calendar.Limit;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.ClockRule;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.web.Tone;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what the engine stores into words: answers, steps, clocks, and who has a matter. */
@Component
class Wording {

    private final Posts posts;
    private final Bodies bodies;
    private final MessageSource messages;

    Wording(Posts posts, Bodies bodies, MessageSource messages) {
        this.posts = posts;
        this.bodies = bodies;
        this.messages = messages;
    }

    /** Who has the matter: the titles of those at its desk, or the body. */
    String holder(Desk desk) {
        if (desk.isBody()) {
            return bodies.find(desk.body()).map(Body::name).orElse(desk.body());
        }
        var titles = posts.holders(desk).stream()
                .limit(2)
                .map(post -> post.title() + " " + post.personName())
                .collect(Collectors.joining("、"));
        return titles.isEmpty() ? word("desk.holder.nobody") : titles;
    }

    /** In the order of the form, whatever order they were kept in. */
    List<WorkPage.Answer> answers(Map<String, Field> fields, Map<String, Object> given) {
        var answers = new ArrayList<WorkPage.Answer>();
        for (var field : fields.values()) {
            var value = given.get(field.key());
            if (value != null) {
                answers.add(answer(field, value));
            }
        }
        return answers;
    }

    private WorkPage.Answer answer(Field field, Object value) {
        return switch (field.type()) {
            case FILES ->
                new WorkPage.Answer(
                        field.called(),
                        "",
                        value instanceof List<?> ids
                                ? ids.stream().map(Object::toString).toList()
                                : List.of(),
                        null,
                        null);
            case RECORDING -> new WorkPage.Answer(field.called(), "", List.of(), value.toString(), null);
            case DOCUMENT -> new WorkPage.Answer(field.called(), "", List.of(), null, value.toString());
            case BODY ->
                new WorkPage.Answer(
                        field.called(),
                        bodies.find(value.toString()).map(Body::name).orElse(value.toString()),
                        List.of(),
                        null,
                        null);
            default -> new WorkPage.Answer(field.called(), field.shown(value.toString()), List.of(), null, null);
        };
    }

    /** The timeline; answers a person's duties may not read are left out. */
    List<WorkPage.Line> timeline(Procedure procedure, List<HistoryLine> history, Officers.Officer reader) {
        return history.stream().map(line -> line(procedure, line, reader)).toList();
    }

    private WorkPage.Line line(Procedure procedure, HistoryLine line, Officers.Officer reader) {
        var action = procedure.action(line.action());
        return new WorkPage.Line(
                line.at(),
                who(line),
                action == null ? word("desk.timeline.open") : action.name(),
                procedure.state(line.to()).name(),
                line.because(),
                action != null && reader.mayRead(procedure, action, line)
                        ? answers(action.form(), line.form())
                        : List.of());
    }

    private String who(HistoryLine line) {
        return switch (line.who()) {
            case "reporter" -> word("desk.who.reporter");
            case "clock" -> word("desk.who.clock");
            case "replay" -> word("desk.who.replay");
            default -> (line.title() == null ? "" : line.title() + " ") + (line.name() == null ? "" : line.name());
        };
    }

    List<WorkPage.Running> clocks(Procedure procedure, Matter matter, Instant now) {
        var shown = new ArrayList<WorkPage.Running>();
        for (var clock : matter.clocks()) {
            var rule = procedure.clocks().get(clock.key());
            if (rule != null) {
                shown.add(running(rule, clock, now));
            }
        }
        return shown;
    }

    private WorkPage.Running running(ClockRule rule, Clock clock, Instant now) {
        var late = clock.late(now) && !rule.window();
        String text;
        Tone tone;
        if (clock.stoppedAt() != null) {
            text = word(late ? "desk.clock.stopped-late" : "desk.clock.stopped");
            tone = late ? Tone.LATE : Tone.DONE;
        } else if (clock.paused()) {
            text = word("desk.clock.paused");
            tone = Tone.WAIT;
        } else if (rule.window() && clock.late(now)) {
            text = word("desk.clock.lapsed");
            tone = Tone.WAIT;
        } else {
            var left = Left.of(clock.dueAt(), now, false, false);
            text = left.text();
            tone = left.tone();
        }
        return new WorkPage.Running(
                rule.name(), Limit.parse(clock.limit()).chinese(), clock.dueAt(), text, tone, rule.law());
    }

    String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
