package org.gongzhi.deliberation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a topic together for everybody: what it is about, who supports it, what was decided, done and said of it. */
@Component
class TopicPages {

    private final Register register;
    private final Procedures procedures;
    private final Relations relations;
    private final Supports supports;
    private final AgendaRepository agendas;
    private final Places places;
    private final Shelf shelf;
    private final Way way;
    private final InstantSource time;

    TopicPages(
            Register register,
            Procedures procedures,
            Relations relations,
            Supports supports,
            AgendaRepository agendas,
            Places places,
            Shelf shelf,
            Way way,
            InstantSource time) {
        this.register = register;
        this.procedures = procedures;
        this.relations = relations;
        this.supports = supports;
        this.agendas = agendas;
        this.places = places;
        this.shelf = shelf;
        this.way = way;
        this.time = time;
    }

    /** A meeting that had it on its agenda. */
    record Sat(String number, String title, String when) {}

    /** Something to do that came of it. */
    record Task(String number, String text, String owner, Due due, String state) {}

    /**
     * By when it is to be done.
     *
     * @param day the last day
     * @param whose who set it, as a message key
     * @param late by how much it is late; empty when it is not
     */
    record Due(String day, String whose, String late) {}

    /**
     * Everything {@code deliberation/topic.jte} shows.
     *
     * @param gathering support is gathered now
     * @param proven the reader proved a phone
     * @param mine it already supports the topic
     * @param grades how often each grade was given; empty before residents judge
     * @param judging residents may judge now
     */
    record TopicPage(
            String number,
            String title,
            String text,
            String source,
            String place,
            String state,
            Tone tone,
            String proposed,
            int voices,
            int needed,
            boolean gathering,
            boolean proven,
            boolean mine,
            List<Way.Taken> way,
            List<Sat> meetings,
            List<Task> tasks,
            Map<String, Integer> grades,
            boolean judging,
            @Nullable String problem) {}

    TopicPage page(Matter matter, @Nullable Phone phone, @Nullable String problem) {
        var procedure = procedures.of(matter);
        var entry = shelf.find(matter.number());
        var steps = way.of(matter);
        return new TopicPage(
                matter.number().value(),
                matter.title(),
                String.valueOf(matter.fields().get("text")),
                answer(matter, "source"),
                places.fullName(matter.place()),
                procedure.state(matter.state()).shown(),
                entry.map(Lists::tone).orElse(Tone.RUN),
                Shanghai.date(Shanghai.day(matter.openedAt())),
                supports.count(matter.number()),
                supports.needed(),
                matter.state().equals("supporting"),
                phone != null,
                supports.has(matter.number(), phone),
                steps.stream().filter(step -> !step.action().equals("evaluate")).toList(),
                meetings(matter.number()),
                tasks(matter, steps),
                grades(matter, steps),
                matter.state().equals("evaluating"),
                problem);
    }

    private String answer(Matter matter, String field) {
        var asked = procedures.of(matter).fields().get(field);
        var given = String.valueOf(matter.fields().getOrDefault(field, ""));
        return asked == null ? given : asked.shown(given);
    }

    private List<Sat> meetings(MatterNumber topic) {
        return agendas.about(topic).stream()
                .map(Item::meeting)
                .distinct()
                .map(shelf::find)
                .flatMap(Optional::stream)
                .filter(entry -> !entry.state().equals("preparing") && entry.startsAt() != null)
                .map(entry -> new Sat(
                        entry.number().value(),
                        entry.title(),
                        Shanghai.minute(Objects.requireNonNull(entry.startsAt()))))
                .toList();
    }

    private List<Task> tasks(Matter topic, List<Way.Taken> steps) {
        var numbers = relations.children(topic).stream()
                .map(Relations.Related::number)
                .toList();
        var tasks = register.all(numbers);
        return numbers.stream()
                .map(tasks::get)
                .filter(Objects::nonNull)
                .map(task -> new Task(
                        task.number().value(),
                        String.valueOf(task.fields().get("task")),
                        owner(steps, task),
                        due(task),
                        procedures.of(task).state(task.state()).shown()))
                .toList();
    }

    /** Who was asked to do it, as the step said that opened it. */
    private static String owner(List<Way.Taken> steps, Matter task) {
        return steps.stream()
                .filter(step -> step.action().equals("assign-task")
                        && step.said().stream()
                                .anyMatch(said -> said.text()
                                        .equals(String.valueOf(task.fields().get("task")))))
                .flatMap(step -> step.said().stream().limit(1))
                .map(Way.Said::text)
                .findFirst()
                .orElse("");
    }

    private Due due(Matter task) {
        var clock = task.clocks().stream()
                .filter(one -> one.key().equals("carry-out"))
                .reduce((_, later) -> later)
                .orElseThrow();
        var whose = task.fields().containsKey("finish")
                ? "deliberation.task.due.given"
                : task.fields().containsKey("decided")
                        ? "deliberation.task.due.meeting"
                        : "deliberation.task.due.usual";
        var until = clock.stoppedAt() == null ? time.instant() : clock.stoppedAt();
        return new Due(
                // A day ends at the midnight that begins the next.
                Shanghai.date(Shanghai.day(clock.dueAt().minusNanos(1))),
                whose,
                clock.late(until) ? Shanghai.span(Duration.between(clock.dueAt(), until)) : "");
    }

    private Map<String, Integer> grades(Matter matter, List<Way.Taken> steps) {
        var action = procedures.of(matter).action("evaluate");
        var asked = action == null ? null : action.form().get("grade");
        var grades = new LinkedHashMap<String, Integer>();
        if (asked != null
                && (matter.state().equals("evaluating") || matter.state().equals("published"))) {
            asked.choices().forEach(choice -> grades.put(choice.name(), 0));
            steps.stream()
                    .filter(step -> step.action().equals("evaluate"))
                    .flatMap(step -> step.said().stream().limit(1))
                    .forEach(said -> grades.merge(said.text(), 1, Integer::sum));
        }
        return grades;
    }
}
