package org.gongzhi.kernel;

import java.time.Duration;

/**
 * Work done again and again while the program serves, such as following a table: a bean of this type is called by the
 * {@link Watchman} on one thread per node, never twice at once. Several nodes do it side by side, so it takes a lock in
 * the database for what only one may do.
 */
public interface Rounds {

    /** Short, for the log and the thread: {@code counts}. */
    String name();

    /** The rest after a round that left nothing to do. */
    default Duration every() {
        return Duration.ofSeconds(1);
    }

    /** One round, soon over. Whether there may be more to do at once. What it throws is logged, and it rests longer. */
    boolean round();
}
