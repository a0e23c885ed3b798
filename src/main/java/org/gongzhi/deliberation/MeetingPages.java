package org.gongzhi.deliberation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a meeting together: when and where, its agenda, who came, what was counted, and its minutes. */
@Component
class MeetingPages {

    private final Register register;
    private final Procedures procedures;
    private final Meetings meetings;
    private final MeetingRules rules;
    private final Places places;
    private final Shelf shelf;

    MeetingPages(
            Register register,
            Procedures procedures,
            Meetings meetings,
            MeetingRules rules,
            Places places,
            Shelf shelf) {
        this.register = register;
        this.procedures = procedures;
        this.meetings = meetings;
        this.rules = rules;
        this.places = places;
        this.shelf = shelf;
    }

    /**
     * An item as people read it; {@code article} is the rule that decides it, {@code decision} under which it binds.
     */
    record Line(
            UUID id,
            int position,
            String subject,
            String matter,
            String article,
            @Nullable String topic,
            @Nullable String putOff,
            Item.@Nullable Allowance allows,
            @Nullable String decision,
            List<Motion> motions) {

        boolean decides() {
            return !matter.isEmpty();
        }
    }

    /**
     * What both pages of a meeting show.
     *
     * @param paper its votes were entered later from signed sheets, by two persons apart
     * @param minutes empty until they are handed in; public once they are checked
     * @param cancelled why it does not take place; empty when it does
     */
    record Sheet(
            String number,
            String subject,
            String kind,
            String mode,
            String state,
            Tone tone,
            String place,
            String placeCode,
            String when,
            String venue,
            String link,
            String chair,
            int entitled,
            int households,
            boolean published,
            boolean paper,
            List<Line> items,
            Presence presence,
            List<Way.Said> notice,
            String minutes,
            String taker,
            String cancelled) {}

    Sheet sheet(Matter matter, boolean work) {
        var meeting = Meeting.of(matter);
        var procedure = procedures.of(matter);
        var history = register.history(matter);
        var published = matter.state().equals("published");
        var counted = published || work;
        return new Sheet(
                matter.number().value(),
                meeting.subject(),
                shown(procedure.fields().get("kind"), meeting.kind()),
                shown(procedure.fields().get("mode"), meeting.mode()),
                work
                        ? procedure.state(matter.state()).name()
                        : procedure.state(matter.state()).shown(),
                shelf.find(matter.number()).map(Lists::tone).orElse(Tone.RUN),
                places.fullName(meeting.place()),
                meeting.place().value(),
                Shanghai.minute(meeting.startsAt()),
                meeting.venue(),
                meeting.link(),
                meeting.chair(),
                meeting.entitled(),
                meeting.households(),
                published,
                Seconds.wanted(matter),
                items(meeting, counted, published),
                Presence.of(counted ? meetings.attendance(matter.number()) : List.of()),
                notice(history),
                counted ? said(history, "minutes", "minutes") : "",
                counted ? said(history, "minutes", "taker") : "",
                said(history, "cancel", "reason"));
    }

    private List<Line> items(Meeting meeting, boolean counted, boolean published) {
        var motions = counted ? meetings.votes(meeting.number()) : List.<Motion>of();
        var lines = new ArrayList<Line>();
        int position = 0;
        for (var item : meetings.agenda(meeting.number())) {
            lines.add(new Line(
                    item.id(),
                    ++position,
                    item.subject(),
                    item.matter() == null ? "" : rules.matterName(item.matter()),
                    item.matter() == null
                            ? ""
                            : rules.rule(meeting, item.matter()).article(),
                    item.topic() == null ? null : item.topic().value(),
                    counted ? item.putOff() : null,
                    item.allows(),
                    published ? decision(meeting, item, motions) : null,
                    motions.stream()
                            .filter(motion -> motion.item().equals(item.id()))
                            .toList()));
        }
        return lines;
    }

    /** The number under which it binds, when a body by law passed it. */
    private @Nullable String decision(Meeting meeting, Item item, List<Motion> motions) {
        var passed = motions.stream()
                .filter(motion -> motion.item().equals(item.id()))
                .reduce((_, later) -> later)
                .filter(Motion::passed)
                .isPresent();
        return passed
                        && item.matter() != null
                        && rules.rule(meeting, item.matter()).first().contains(MeetingRules.PARTY_STUDY)
                ? meeting.number() + "-" + item.position()
                : null;
    }

    private static List<Way.Said> notice(List<HistoryLine> history) {
        return history.stream()
                .filter(line -> line.action().equals("notify"))
                .map(line -> new Way.Said(
                        Shanghai.minute(line.at()), String.valueOf(line.form().get("how"))))
                .toList();
    }

    /** What was answered the last time a step was taken. */
    private static String said(List<HistoryLine> history, String action, String field) {
        return history.stream()
                .filter(line -> line.action().equals(action))
                .map(line -> Objects.toString(line.form().get(field), ""))
                .reduce((_, later) -> later)
                .orElse("");
    }

    private static String shown(@Nullable Field field, String answer) {
        return field == null ? answer : field.shown(answer);
    }
}
