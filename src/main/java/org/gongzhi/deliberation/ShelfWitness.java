package org.gongzhi.deliberation;

import java.util.Set;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/**
 * Puts every matter of deliberation on the shelf, in the transaction of its step. Besides topics, meetings, conventions
 * and drives that is whatever counts a vote by a rule: a pack of one's own is listed without being named anywhere.
 */
@Component
class ShelfWitness implements Witness {

    private static final Set<String> NAMED = Set.of("topic", "meeting", "convention", Drives.PROCEDURE);

    private final Shelf shelf;
    private final Procedures procedures;

    ShelfWitness(Shelf shelf, Procedures procedures) {
        this.shelf = shelf;
        this.procedures = procedures;
    }

    @Override
    public String procedure() {
        return "topic";
    }

    @Override
    public boolean follows(Matter matter) {
        return NAMED.contains(matter.procedure())
                || procedures.of(matter).actions().values().stream().anyMatch(FormCount::is);
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var family = Family.of(matter.procedure());
        shelf.put(new Entry(
                matter.number(),
                matter.procedure(),
                family,
                matter.place(),
                matter.title(),
                matter.state(),
                matter.ended(),
                matter.openedAt(),
                matter.changedAt(),
                family == Family.MEETING ? Meeting.of(matter).startsAt() : null));
    }
}
