package org.gongzhi.deliberation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens in a meeting besides its steps: agenda, attendance, votes. Whoever may take the step that ends a part
 * may write in that part: the agenda belongs to whoever gives notice, attendance and votes to whoever hands in the
 * minutes.
 */
@Service
public class Meetings {

    private final Register register;
    private final AgendaRepository agendas;
    private final AttendanceRepository attendances;
    private final MotionRepository motions;
    private final MeetingRules rules;
    private final Counting counting;
    private final InstantSource time;

    Meetings(
            Register register,
            AgendaRepository agendas,
            AttendanceRepository attendances,
            MotionRepository motions,
            MeetingRules rules,
            Counting counting,
            InstantSource time) {
        this.register = register;
        this.agendas = agendas;
        this.attendances = attendances;
        this.motions = motions;
        this.rules = rules;
        this.counting = counting;
        this.time = time;
    }

    /**
     * Puts something on the agenda.
     *
     * @param matter the kind of matter to be decided; null only informs
     * @param topic the topic to be decided; null only informs
     * @throws Refusal when the agenda is closed, the body may not decide it, or the topic is not ready for a meeting
     */
    @Transactional
    public UUID put(
            MatterNumber number,
            String subject,
            @Nullable String matter,
            @Nullable MatterNumber topic,
            Actor.Officer officer) {
        return put(number, subject, matter, topic, null, officer);
    }

    /** The same, with what may be done once it passed. */
    @Transactional
    public UUID put(
            MatterNumber number,
            String subject,
            @Nullable String matter,
            @Nullable MatterNumber topic,
            Item.@Nullable Allowance allows,
            Actor.Officer officer) {
        var meeting = mine(number, "notify", officer, "deliberation.agenda-closed");
        var about = topic == null ? null : topic(topic);
        var name = subject.isBlank() && about != null ? about.title() : subject.strip();
        if (name.isEmpty() || name.length() > 60) {
            throw Refusal.invalidFields(Map.of("subject", "deliberation.subject-needed"));
        }
        if (matter != null) {
            rules.rule(meeting, matter);
            if (about == null) {
                throw Refusal.invalidFields(Map.of("topic", "deliberation.topic-needed"));
            }
            requireReady(meeting, about);
        }
        var item = new Item(Ids.next(), number, 0, name, matter, topic, null, matter == null ? null : allows);
        agendas.add(item);
        return item.id();
    }

    @Transactional
    public void takeOff(MatterNumber number, UUID item, Actor.Officer officer) {
        mine(number, "notify", officer, "deliberation.agenda-closed");
        agendas.remove(item(number, item).id());
    }

    /** Leaves an item for another time, with the reason that will be posted. */
    @Transactional
    public void putOff(MatterNumber number, UUID item, String reason, Actor.Officer officer) {
        mine(number, "minutes", officer, "deliberation.not-sitting");
        if (reason.isBlank()) {
            throw Refusal.invalidFields(Map.of("reason", "procedure.field.required"));
        }
        agendas.putOff(item(number, item).id(), reason.strip());
    }

    @Transactional
    public void attend(MatterNumber number, Attendance one, Actor.Officer officer) {
        var meeting = mine(number, "minutes", officer, "deliberation.not-sitting");
        if (one.online() && meeting.mode().equals("room")) {
            throw Refusal.invalidFields(Map.of("online", "deliberation.room-only"));
        }
        var there = attendances.of(number);
        if (one.votes() && Attendance.voting(there) + one.heads() > meeting.entitled()) {
            throw Refusal.invalidFields(Map.of("heads", "deliberation.more-than-entitled"));
        }
        attendances.add(number, one);
    }

    @Transactional
    public void leave(MatterNumber number, UUID attendance, Actor.Officer officer) {
        mine(number, "minutes", officer, "deliberation.not-sitting");
        attendances.remove(number, attendance);
    }

    /** Writes down a vote and what the rule says of it. */
    @Transactional
    public Motion count(MatterNumber number, UUID item, Counted counted, Actor.Officer officer) {
        return count(number, item, counted, officer, time.instant());
    }

    /** The same at the time at which it happened. */
    @Transactional
    public Motion count(MatterNumber number, UUID item, Counted counted, Actor.Officer officer, Instant at) {
        var meeting = mine(number, "minutes", officer, "deliberation.not-sitting");
        var before = motions.of(number).stream()
                .filter(motion -> motion.item().equals(item))
                .toList();
        var motion = counting.judge(meeting, item(number, item), attendances.of(number), counted, before, at);
        motions.add(motion, officer.person());
        return motion;
    }

    List<Item> agenda(MatterNumber number) {
        return agendas.of(number);
    }

    List<Attendance> attendance(MatterNumber number) {
        return attendances.of(number);
    }

    List<Motion> votes(MatterNumber number) {
        return motions.of(number);
    }

    private Item item(MatterNumber number, UUID id) {
        return agendas.of(number).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("deliberation.unknown-item"));
    }

    /** Whoever may take that step now. */
    private Meeting mine(MatterNumber number, String step, Actor.Officer officer, String closed) {
        var matter = register.find(number)
                .filter(one -> one.procedure().equals(Meeting.PROCEDURE))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number.value()));
        if (register.lawful(matter, officer).stream().noneMatch(one -> one.key().equals(step))) {
            throw Refusal.conflict(closed);
        }
        return Meeting.of(matter);
    }

    private Matter topic(MatterNumber number) {
        return register.find(number)
                .filter(one -> one.procedure().equals("topic"))
                .orElseThrow(() -> Refusal.invalidFields(Map.of("topic", "deliberation.no-topic")));
    }

    private static void requireReady(Meeting meeting, Matter topic) {
        if (!topic.state().equals("scheduled")) {
            throw Refusal.invalidFields(Map.of("topic", "deliberation.not-scheduled"));
        }
        if (!topic.place().isWithin(meeting.place()) && !meeting.place().isWithin(topic.place())) {
            throw Refusal.invalidFields(Map.of("topic", "deliberation.elsewhere"));
        }
    }
}
