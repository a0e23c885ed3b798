package org.gongzhi.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;

/**
 * A vote counted at a meeting (表决).
 *
 * @param method {@code show} of hands or {@code ballot}
 * @param rule the key of the rule by which it was judged
 * @param present how many who vote were there, in the room and online
 * @param householdsEntitled 0 when it does not count households
 * @param spoiled ballots that say nothing clear
 * @param sentence the verdict with its sum, as posted
 * @param finish by which day it is to be done; null when the meeting set none
 * @param counter who counted, by post
 * @param witness who watched the count, by post
 * @param again why the item was counted once more
 */
public record Motion(
        UUID id,
        UUID item,
        MatterNumber meeting,
        Instant at,
        String text,
        String method,
        String rule,
        int entitled,
        int present,
        int householdsEntitled,
        int householdsPresent,
        int yes,
        int no,
        int abstain,
        int spoiled,
        @Nullable LocalDate finish,
        boolean quorum,
        boolean passed,
        String sentence,
        String counter,
        String witness,
        @Nullable String again) {}
