package org.gongzhi.deliberation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the steps of a topic need besides their form: a study that took place with more than half present, and a result
 * that a published meeting really had. Nobody writes down a decision that no meeting made.
 */
@Component
class TopicWitness implements Witness {

    private final AgendaRepository agendas;
    private final MotionRepository motions;
    private final Register register;
    private final ObjectProvider<Outcomes> outcomes;

    TopicWitness(
            AgendaRepository agendas, MotionRepository motions, Register register, ObjectProvider<Outcomes> outcomes) {
        this.agendas = agendas;
        this.motions = motions;
        this.register = register;
        this.outcomes = outcomes;
    }

    @Override
    public String procedure() {
        return "topic";
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        switch (line.action()) {
            case "study" -> Study.require(line);
            case "decide" -> decided(matter, line);
            case "assign-task" -> assigned(matter, line);
            default -> {}
        }
    }

    private void decided(Matter topic, HistoryLine line) {
        var number = MatterNumber.parse(String.valueOf(line.form().get("meeting")));
        var meeting = number.flatMap(register::find)
                .filter(one -> one.procedure().equals(Meeting.PROCEDURE))
                .filter(one -> one.state().equals("published"))
                .map(Meeting::of)
                .orElseThrow(() -> Refusal.invalidFields(Map.of("meeting", "deliberation.no-minutes")));
        var item = agendas.of(meeting.number()).stream()
                .filter(one -> topic.number().equals(one.topic()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalidFields(Map.of("meeting", "deliberation.not-on-agenda")));
        var motion = motions.of(meeting.number()).stream()
                .filter(one -> one.item().equals(item.id()))
                .reduce((_, later) -> later)
                .orElse(null);
        var outcome = outcomes.getObject().outcome(meeting, item, motion, topic);
        if (!outcome.outcome().equals(line.form().get("outcome"))) {
            throw Refusal.invalidFields(Map.of("outcome", "deliberation.other-outcome"));
        }
        if (!Objects.equals(outcome.finish(), day(line.form().get("finish")))) {
            throw Refusal.invalidFields(Map.of("finish", "deliberation.other-finish"));
        }
    }

    /** Whoever hands a task out may ask for it earlier than the meeting did, never later. */
    private static void assigned(Matter topic, HistoryLine line) {
        var finish = day(line.form().get("finish"));
        var decided = day(topic.facts().get("finish"));
        if (finish != null && finish.isBefore(Shanghai.day(line.at()))) {
            throw Refusal.invalidFields(Map.of("finish", "deliberation.finish-past"));
        }
        if (finish != null && decided != null && finish.isAfter(decided)) {
            throw Refusal.invalidFields(Map.of("finish", "deliberation.finish-later"));
        }
    }

    private static @Nullable LocalDate day(@Nullable Object written) {
        return written == null ? null : LocalDate.parse(written.toString());
    }
}
