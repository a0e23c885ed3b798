package org.gongzhi.procedure;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a matter stands (环节).
 *
 * @param name what staff read
 * @param shown what residents read
 * @param end whether the matter rests here for good unless reopened
 * @param desk where the matter waits on arrival, unless the action says otherwise; null keeps it where it was
 * @param sealed only its desk sees the matter here, and the reporter their own
 * @param unclocked why no limit runs here, for states that need none
 * @param readers duties that may read what is filled in here; empty means all who see the matter
 */
public record State(
        String key,
        String name,
        String shown,
        boolean end,
        @Nullable DeskRule desk,
        boolean sealed,
        @Nullable String unclocked,
        Set<String> readers) {}
