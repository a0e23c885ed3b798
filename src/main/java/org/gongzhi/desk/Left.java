package org.gongzhi.desk;

import java.time.Duration;
import java.time.Instant;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * How much time is left, in words and colour (剩余).
 *
 * @param text 23 分钟, 超 12 分钟, 3 天 4 小时, or empty when nothing is due
 * @param due for the countdown in the browser; null when nothing is due
 * @param soon from when it counts as nearly late
 */
record Left(
        String text,
        Tone tone,
        @Nullable Instant due,
        @Nullable Instant soon) {

    private static final Duration SOON = Duration.ofMinutes(30);
    private static final Duration TODAY = Duration.ofHours(24);

    static Left of(@Nullable Instant due, Instant now, boolean ended, boolean fresh) {
        if (ended) {
            return new Left("", Tone.DONE, null, null);
        }
        if (due == null) {
            return new Left("", Tone.RUN, null, null);
        }
        var soon = due.minus(fresh ? SOON : TODAY);
        var left = Duration.between(now, due);
        if (left.isNegative()) {
            return new Left("超 " + Shanghai.span(left), Tone.LATE, due, soon);
        }
        var tone = now.isAfter(soon) ? Tone.SOON : fresh ? Tone.WAIT : Tone.RUN;
        return new Left(Shanghai.span(left), tone, due, soon);
    }

    /** The row's mark: late and nearly late ones carry a colour at the edge. */
    String row() {
        return switch (tone) {
            case LATE -> "row-late";
            case SOON -> "row-soon";
            default -> "";
        };
    }

    boolean late() {
        return tone == Tone.LATE;
    }
}
