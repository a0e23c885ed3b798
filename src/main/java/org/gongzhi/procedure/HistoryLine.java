package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step in a matter's history: who, when, from where to where, with which answers. Never changed, never deleted.
 *
 * @param seq 1 is the opening
 * @param action {@code open} for the opening
 * @param who {@code officer}, {@code reporter}, {@code party} or {@code clock}
 * @param because why the matter went where it went, when the dispatch catalogue sent it
 * @param title the post in which an officer acted, such as 水川路社区书记
 */
public record HistoryLine(
        int seq,
        Instant at,
        String action,
        @Nullable String from,
        String to,
        String who,
        @Nullable UUID person,
        @Nullable String name,
        @Nullable String title,
        @Nullable String body,
        String desk,
        @Nullable String because,
        Map<String, Object> form) {

    /** The same step with other answers. */
    HistoryLine with(Map<String, Object> answers) {
        return new HistoryLine(seq, at, action, from, to, who, person, name, title, body, desk, because, answers);
    }
}
