package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A wish to open a matter.
 *
 * @param channel how it came: {@code code}, {@code web}, {@code phone}, {@code visit}, {@code api}, {@code import}
 * @param key makes a repeated wish the same matter; at most 100 characters
 * @param at when it happened, when it is written down later; then nobody is told of it; null is now
 */
public record Opening(
        String procedure,
        PlaceCode place,
        @Nullable String category,
        String channel,
        Map<String, Object> fields,
        Actor actor,
        @Nullable String key,
        @Nullable Instant at) {

    /** What came of it; {@code repeated} when the key was known and nothing was written. */
    public record Opened(MatterNumber number, boolean repeated) {}
}
