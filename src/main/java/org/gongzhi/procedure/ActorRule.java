package org.gongzhi.procedure;

import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/** Who may take an action (谁可以办). */
public sealed interface ActorRule {

    /** {@code duty:community-officer @ matter.place}: whoever answers for the place in that duty today. */
    record DutyAt(String duty, @Nullable Level level) implements ActorRule {}

    /** {@code desk}: whoever has the matter now. */
    record AtDesk() implements ActorRule {}

    /** {@code reporter}: the person who brought the matter. */
    record TheReporter() implements ActorRule {}

    /** {@code public}: everybody. */
    record Everybody() implements ActorRule {}

    /** {@code clock}: time itself. */
    record TheClock() implements ActorRule {}

    /** {@code party:mediator}: whoever has that role in the matter. */
    record Party(String role) implements ActorRule {}

    /** {@code parent}: whoever has the matter out of which this one was opened. */
    record AtParent() implements ActorRule {}
}
