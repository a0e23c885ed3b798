package org.gongzhi.procedure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What some steps need before their matter may be locked: numbers for children, taken in a transaction of their own;
 * and the matter that will lead, locked before those it leads.
 */
@Component
class Needs {

    private final Births births;
    private final Merging merging;

    Needs(Births births, Merging merging) {
        this.births = births;
        this.merging = merging;
    }

    /** What was fetched. */
    record Met(List<Births.Expected> children, @Nullable Matter lead) {

        static final Met NOTHING = new Met(List.of(), null);
    }

    static boolean any(Action action) {
        return action.deeds().child() != null || action.deeds().merge() != null;
    }

    /** Before the transaction. */
    List<Births.Expected> children(Matter matter, Action action, Instant at) {
        var child = action.deeds().child();
        return child == null ? List.of() : births.expect(matter, child, at);
    }

    /** First thing in the transaction. */
    @Nullable
    Matter lead(Step step, Action action) {
        var merge = action.deeds().merge();
        return merge == null ? null : merging.hold(step, merge.field());
    }
}
