package org.gongzhi.deliberation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in the room (计票).
 *
 * @param method {@code show} of hands or {@code ballot}
 * @param spoiled ballots that say nothing clear
 * @param finish by which day it is to be done; null when the meeting set none
 * @param counter who counted, by post
 * @param witness who watched the count, by post
 * @param again why the same item is counted once more; needed from the second time on
 */
public record Counted(
        String text,
        String method,
        int yes,
        int no,
        int abstain,
        int spoiled,
        @Nullable LocalDate finish,
        String counter,
        String witness,
        @Nullable String again) {}
