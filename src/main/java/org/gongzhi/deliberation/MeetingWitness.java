package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/**
 * What the steps of a meeting need: notice early enough and the law's first steps taken, an agenda that is dealt with
 * before there are minutes. When the minutes are published, every topic learns what came of it.
 */
@Component
class MeetingWitness implements Witness {

    private final AgendaRepository agendas;
    private final AttendanceRepository attendances;
    private final MotionRepository motions;
    private final MeetingRules rules;
    private final Register register;
    private final Seconds seconds;
    private final Outcomes outcomes;

    MeetingWitness(
            AgendaRepository agendas,
            AttendanceRepository attendances,
            MotionRepository motions,
            MeetingRules rules,
            Register register,
            Seconds seconds,
            Outcomes outcomes) {
        this.agendas = agendas;
        this.attendances = attendances;
        this.motions = motions;
        this.rules = rules;
        this.register = register;
        this.seconds = seconds;
        this.outcomes = outcomes;
    }

    @Override
    public String procedure() {
        return Meeting.PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var meeting = Meeting.of(matter);
        switch (line.action()) {
            case "open", "change" -> requireFuture(meeting, line.at());
            case "notify" -> notified(meeting, line.at());
            case "begin" -> begun(meeting, line.at());
            case "minutes" -> {
                minuted(meeting);
                requireSheets(line);
            }
            case "publish" -> {
                seconds.require(matter);
                outcomes.tell(meeting, line);
            }
            default -> {}
        }
    }

    private static void requireFuture(Meeting meeting, Instant at) {
        if (meeting.day().isBefore(Shanghai.day(at))) {
            throw Refusal.invalidFields(Map.of("day", "deliberation.day-past"));
        }
    }

    private void notified(Meeting meeting, Instant at) {
        var agenda = agendas.of(meeting.number());
        if (agenda.isEmpty()) {
            throw Refusal.conflict("deliberation.no-agenda");
        }
        for (var item : agenda) {
            if (item.matter() != null) {
                requireLawful(meeting, item, item.matter(), at);
            }
        }
    }

    /** Early enough, and what the law wants before has been done: this gate has no way around it. */
    private void requireLawful(Meeting meeting, Item item, String matter, Instant at) {
        var rule = rules.rule(meeting, matter);
        var earliest = rules.earliest(rule.notice(), at);
        if (rule.notice() != null && meeting.day().isBefore(earliest)) {
            throw Refusal.conflict(
                    "deliberation.too-soon",
                    rule.name(),
                    rule.notice().chinese(),
                    rule.article(),
                    Shanghai.date(earliest));
        }
        if (rule.first().contains(MeetingRules.PARTY_STUDY) && !isStudied(item)) {
            throw Refusal.conflict("deliberation.not-studied", item.subject(), rule.article());
        }
    }

    private boolean isStudied(Item item) {
        return item.topic() != null
                && register.find(item.topic())
                        .filter(topic -> "agree".equals(topic.facts().get("studied")))
                        .isPresent();
    }

    private static void begun(Meeting meeting, Instant at) {
        if (Shanghai.day(at).isBefore(meeting.day())) {
            throw Refusal.conflict("deliberation.not-yet", Shanghai.date(meeting.day()));
        }
    }

    /** What is entered from paper can be looked up on the paper. */
    private static void requireSheets(HistoryLine line) {
        if ("paper".equals(line.form().get("entered")) && !line.form().containsKey("photos")) {
            throw Refusal.invalidFields(Map.of("photos", "deliberation.second.photos"));
        }
    }

    private void minuted(Meeting meeting) {
        if (attendances.of(meeting.number()).isEmpty()) {
            throw Refusal.conflict("deliberation.nobody-there");
        }
        var counted = motions.of(meeting.number()).stream().map(Motion::item).toList();
        agendas.of(meeting.number()).stream()
                .filter(item -> item.decides() && item.putOff() == null && !counted.contains(item.id()))
                .findFirst()
                .ifPresent(item -> {
                    throw Refusal.conflict("deliberation.item-open", item.position(), item.subject());
                });
    }
}
