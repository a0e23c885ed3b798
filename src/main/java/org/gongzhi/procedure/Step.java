package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wish to take an action on a matter.
 *
 * @param expectedVersion the version the decision was made on
 * @param key makes a repeated wish the same step; at most 100 characters
 * @param at when it happened, when it is written down later; then nobody is told of it; null is now
 */
public record Step(
        MatterNumber number,
        String action,
        int expectedVersion,
        Map<String, Object> form,
        Actor actor,
        @Nullable String key,
        @Nullable Instant at) {

    /** What came of it; {@code repeated} when the key was known and nothing was written. */
    public record Taken(MatterNumber number, int version, String state, boolean repeated) {}
}
