package org.gongzhi.procedure;

import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter goes to wait: at a duty of a place, at a body named in the form or in the dispatch catalogue, or back
 * where it came from.
 */
public sealed interface DeskRule {

    /**
     * {@code duty:town-officer @ matter.place} or {@code duty:town-officer @ parent(matter.place, town)}.
     *
     * @param level the tier above the matter's place at which to look; null means the place itself
     */
    record DutyAt(String duty, @Nullable Level level) implements DeskRule {}

    /** {@code body:form.department}: the body chosen in the form. */
    record BodyInForm(String field) implements DeskRule {}

    /** {@code catalogue}: whoever the dispatch catalogue names for what and where it is. */
    record ByCatalogue() implements DeskRule {}

    /** {@code previous}: the desk that had it before. */
    record Previous() implements DeskRule {}

    /** {@code doer:finish}: the desk from which that action was last taken. */
    record DeskOfDoer(String action) implements DeskRule {}
}
