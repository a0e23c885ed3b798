package org.gongzhi.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;

/** What may change of a matter, while a step changes it. What it was opened with never changes. */
final class MatterDraft {

    String state;
    boolean ended;
    String priority;
    int version;
    boolean sealed;

    @Nullable
    String category;

    @Nullable
    String because;

    Desk desk;

    @Nullable
    Desk previous;

    Map<String, Matter.Doer> doers;
    Instant changedAt;

    @Nullable
    Instant closedAt;

    Map<String, Object> facts;
    List<Party> parties;

    @Nullable
    MatterNumber lead;

    List<Clock> clocks;

    MatterDraft(Matter matter) {
        state = matter.state();
        ended = matter.ended();
        priority = matter.priority();
        version = matter.version();
        sealed = matter.sealed();
        category = matter.category();
        because = matter.because();
        desk = matter.desk();
        previous = matter.previous();
        doers = matter.doers();
        changedAt = matter.changedAt();
        closedAt = matter.closedAt();
        facts = matter.facts();
        parties = matter.parties();
        lead = matter.lead();
        clocks = matter.clocks();
    }

    /** Arrives in a state, which may end the matter or take it up again. */
    void enter(State entered, Instant at) {
        state = entered.key();
        ended = entered.end();
        sealed = entered.sealed();
        closedAt = ended ? (closedAt == null ? at : closedAt) : null;
    }

    /** Goes to wait at a desk and remembers the one it left. */
    void moveTo(NextDesk.Way way) {
        moveTo(way.desk());
        if (way.because() != null) {
            because = way.because();
        }
    }

    void moveTo(Desk next) {
        if (!next.equals(desk)) {
            previous = desk;
            desk = next;
            because = null;
        }
    }

    Matter matter(Matter before) {
        return new Matter(
                before.number(),
                before.procedure(),
                before.definition(),
                before.place(),
                state,
                ended,
                before.title(),
                category,
                before.channel(),
                priority,
                version,
                desk,
                previous,
                before.fields(),
                doers,
                before.reporter(),
                before.openedAt(),
                changedAt,
                closedAt,
                sealed,
                because,
                before.quiet(),
                facts,
                parties,
                before.parent(),
                lead,
                clocks);
    }
}
