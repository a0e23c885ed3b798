package org.gongzhi.desk;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/** A matter as everybody's programs may read it: what its procedure publishes, times in official time. */
record MatterForPrograms(
        String number,
        String procedure,
        @Nullable String category,
        String state,
        @Nullable String place,
        @Nullable String submitted,
        @Nullable String due,
        @Nullable String closed,
        List<Step> timeline) {

    /** One step: the key of the action, the key of the state it led to, and what people read. */
    record Step(String at, String action, String state, String text) {}

    static MatterForPrograms of(Matter matter, Procedure procedure, @Nullable String place, List<Timeline.Line> lines) {
        var clock = matter.nextDue(procedure);
        return new MatterForPrograms(
                matter.number().value(),
                procedure.id(),
                procedure.publishes("category") ? matter.category() : null,
                matter.state(),
                place,
                procedure.publishes("submitted") ? iso(matter.openedAt()) : null,
                procedure.publishes("due") ? due(clock) : null,
                procedure.publishes("closed") && matter.closedAt() != null ? iso(matter.closedAt()) : null,
                procedure.publishes("timeline")
                        ? lines.stream()
                                .map(line -> new Step(iso(line.at()), line.action(), line.state(), line.inOneLine()))
                                .toList()
                        : List.of());
    }

    private static @Nullable String due(@Nullable Clock clock) {
        return clock == null ? null : iso(clock.dueAt());
    }

    /** 2026-11-22T14:05:00+08:00. */
    private static String iso(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                OffsetDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), Shanghai.ZONE));
    }
}
