package org.gongzhi.deliberation;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries what a meeting decided to its topics, in the step that publishes its minutes. An important topic is decided
 * only by a body whose rule asks for the Party study: what a council agreed on it goes on to such a body.
 */
@Component
class Outcomes {

    private static final Duration LATER = Duration.ofMinutes(1);

    private final AgendaRepository agendas;
    private final MotionRepository motions;
    private final MeetingRules rules;
    private final Binding binding;
    private final Register register;
    private final Matters matters;
    private final Words words;
    private final InstantSource time;

    Outcomes(
            AgendaRepository agendas,
            MotionRepository motions,
            MeetingRules rules,
            Binding binding,
            Register register,
            Matters matters,
            Words words,
            InstantSource time) {
        this.agendas = agendas;
        this.motions = motions;
        this.rules = rules;
        this.binding = binding;
        this.register = register;
        this.matters = matters;
        this.words = words;
        this.time = time;
    }

    /** What a topic is told. */
    record Outcome(String outcome, String text, @Nullable LocalDate finish) {}

    void tell(Meeting meeting, HistoryLine line) {
        var last = new HashMap<UUID, Motion>();
        motions.of(meeting.number()).forEach(motion -> last.put(motion.item(), motion));
        var agenda = agendas.of(meeting.number());
        var topics = register.all(
                agenda.stream().map(Item::topic).filter(Objects::nonNull).toList());
        for (var item : agenda) {
            var topic = item.topic() == null ? null : topics.get(item.topic());
            if (topic != null && item.decides() && topic.state().equals("scheduled")) {
                var motion = last.get(item.id());
                var outcome = outcome(meeting, item, motion, topic);
                if (motion != null && outcome.outcome().equals("passed")) {
                    binding.register(meeting, item, motion, topic, line);
                }
                tell(meeting, topic, outcome, line);
            }
        }
    }

    Outcome outcome(Meeting meeting, Item item, @Nullable Motion motion, Matter topic) {
        if (motion == null) {
            return new Outcome(
                    "deferred", words.of("deliberation.outcome.put-off", String.valueOf(item.putOff())), null);
        }
        var text = words.of("deliberation.outcome.text", motion.text(), motion.sentence());
        var important = "yes".equals(topic.facts().get("important"));
        var statutory =
                rules.rule(meeting, String.valueOf(item.matter())).first().contains(MeetingRules.PARTY_STUDY);
        if (important && !statutory) {
            return new Outcome("deferred", words.of("deliberation.outcome.goes-on", text), null);
        }
        return motion.passed() ? new Outcome("passed", text, motion.finish()) : new Outcome("failed", text, null);
    }

    private void tell(Meeting meeting, Matter topic, Outcome outcome, HistoryLine line) {
        Actor actor = line.person() == null
                ? new Actor.Replay(line.who())
                : new Actor.Officer(line.person(), String.valueOf(line.name()));
        var form = new HashMap<String, Object>(
                Map.of("meeting", meeting.number().value(), "outcome", outcome.outcome(), "text", outcome.text()));
        if (outcome.finish() != null) {
            form.put("finish", outcome.finish().toString());
        }
        matters.perform(new Step(
                topic.number(),
                "decide",
                topic.version(),
                form,
                actor,
                "decide/" + meeting.number(),
                isLater(line) ? line.at() : null));
    }

    /** What is written down later tells nobody; what happens now does. */
    private boolean isLater(HistoryLine line) {
        return line.at().isBefore(time.instant().minus(LATER));
    }
}
