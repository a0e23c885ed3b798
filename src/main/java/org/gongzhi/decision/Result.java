package org.gongzhi.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a vote (表决结果).
 *
 * @param split heads whose units said different things
 * @param ambiguous units whose owners stand under more than one head
 * @param replaced ballots that a later one of the same unit replaced
 * @param invalid papers that were void
 * @param official the source, when another system counted
 * @param hands what was counted by hand in the room; null when nobody was there
 * @param digest SHA-256 of the published file
 */
record Result(
        Count count,
        String outcome,
        String sentence,
        int split,
        int ambiguous,
        int replaced,
        int invalid,
        @Nullable String official,
        @Nullable Hands hands,
        String digest,
        Instant at) {}
