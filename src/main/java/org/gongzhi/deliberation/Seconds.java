package org.gongzhi.deliberation;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second reading (第二人录入) of counts that were written on paper at the meeting and entered later: somebody else reads
 * the signed sheet without seeing what was entered, and only when both read the same do the minutes come out.
 */
@Service
class Seconds {

    private final Register register;
    private final AgendaRepository agendas;
    private final MotionRepository motions;
    private final InstantSource time;

    Seconds(Register register, AgendaRepository agendas, MotionRepository motions, InstantSource time) {
        this.register = register;
        this.agendas = agendas;
        this.motions = motions;
        this.time = time;
    }

    /** What the sheet says, read by the second person. */
    record Reading(int present, int yes, int no, int abstain, int spoiled) {

        boolean says(Motion motion) {
            return present == motion.present()
                    && yes == motion.yes()
                    && no == motion.no()
                    && abstain == motion.abstain()
                    && spoiled == motion.spoiled();
        }
    }

    /** Whether its counts were entered from paper and so must be read twice. */
    static boolean wanted(Matter meeting) {
        return "paper".equals(meeting.facts().get("entered"));
    }

    /** The last count of each item that nobody read a second time, in the order of the agenda. */
    List<Item> open(MatterNumber meeting) {
        var last = last(meeting);
        var confirmed = motions.confirmed(meeting);
        return agendas.of(meeting).stream()
                .filter(item -> last.containsKey(item.id())
                        && !confirmed.contains(last.get(item.id()).id()))
                .toList();
    }

    /** @throws Refusal when it is not this person's to read, or they read something else than the first */
    @Transactional
    void read(MatterNumber number, UUID item, Reading reading, Actor.Officer officer) {
        var matter = register.find(number)
                .filter(one -> one.procedure().equals(Meeting.PROCEDURE) && wanted(one))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number.value()));
        if (register.lawful(matter, officer).stream().noneMatch(one -> one.key().equals("publish"))) {
            throw Refusal.forbidden("deliberation.second.not-yours");
        }
        var motion = last(number).get(item);
        if (motion == null) {
            throw Refusal.unknown("deliberation.unknown-item");
        }
        if (motions.isBy(motion.id(), officer.person())) {
            throw Refusal.forbidden("procedure.needs-another-person");
        }
        if (!reading.says(motion)) {
            throw Refusal.invalid("deliberation.second.differs");
        }
        if (!motions.confirm(motion.id(), officer.person(), time.instant())) {
            throw Refusal.conflict("deliberation.second.done");
        }
    }

    /** @throws Refusal naming the first count that only one person read */
    void require(Matter meeting) {
        if (wanted(meeting)) {
            open(meeting.number()).stream().findFirst().ifPresent(item -> {
                throw Refusal.conflict("deliberation.second.missing", item.position(), item.subject());
            });
        }
    }

    private Map<UUID, Motion> last(MatterNumber meeting) {
        var last = new HashMap<UUID, Motion>();
        motions.of(meeting).forEach(motion -> last.put(motion.item(), motion));
        return last;
    }
}
