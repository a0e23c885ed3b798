package org.gongzhi.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.Matter;
import org.jspecify.annotations.Nullable;

/** A matter in a list, as the programs of staff read it. Times are UTC; {@code due} is null when no limit runs. */
@Schema(name = "Summary")
public record MatterSummary(
        String number,
        String procedure,
        String state,
        String title,
        @Nullable String category,
        String place,
        int version,
        Instant submitted,
        @Nullable Instant due,
        @Nullable Instant closed) {

    public static MatterSummary of(Listed listed) {
        return of(listed.matter(), listed.dueAt());
    }

    static MatterSummary of(Matter matter, @Nullable Instant due) {
        return new MatterSummary(
                matter.number().value(),
                matter.procedure(),
                matter.state(),
                matter.title(),
                matter.category(),
                matter.place().value(),
                matter.version(),
                matter.openedAt(),
                matter.ended() ? null : due,
                matter.closedAt());
    }
}
