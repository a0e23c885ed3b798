package org.gongzhi.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A campaign (大起底专项): for a period, in an area, by certain channels, opened by somebody whose post allows it.
 *
 * @param code such as {@code 620402-2611-1}
 * @param basis the document it rests on, as people cite it
 * @param title the post that opened it
 * @param body the code of the body of that post
 * @param closedAt when it was closed before its last day; null while it was not
 */
public record Campaign(
        String code,
        String name,
        PlaceCode area,
        LocalDate begins,
        LocalDate ends,
        Set<Channel> channels,
        String basis,
        String title,
        String body,
        Instant openedAt,
        @Nullable Instant closedAt) {

    /** Where a campaign stands. */
    enum Stage {
        COMING,
        RUNNING,
        OVER
    }

    Stage stage(Instant now) {
        var day = Shanghai.day(now);
        if (day.isAfter(ends) || (closedAt != null && !now.isBefore(closedAt))) {
            return Stage.OVER;
        }
        return day.isBefore(begins) ? Stage.COMING : Stage.RUNNING;
    }

    boolean runs(Instant now) {
        return stage(now) == Stage.RUNNING;
    }
}
