package org.gongzhi.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What counting knows of one matter: a row of its own, worked out anew from its history whenever something happened or
 * a limit passed.
 *
 * @param body that has or had it in hand; empty before anybody took it up
 * @param contactBody that reached the reporter; empty when nobody did
 * @param category as given; empty when none was
 * @param opened the day it was opened, by which it belongs to a month
 * @param verdicts one for each measure
 * @param reopened how often the reporter said that it was not solved after all
 * @param tries calls in vain since it last began to wait for one
 * @param calledAt the last of them
 * @param look when time alone may change something here; null when it cannot
 */
record Fact(
        MatterNumber number,
        String procedure,
        PlaceCode place,
        String body,
        String contactBody,
        String category,
        LocalDate opened,
        String state,
        Load load,
        @Nullable Instant due,
        Map<Measure, Verdict> verdicts,
        int reopened,
        int tries,
        @Nullable Instant calledAt,
        @Nullable Instant look) {

    Verdict verdict(Measure measure) {
        return Objects.requireNonNull(verdicts.get(measure));
    }

    boolean isOpen() {
        return load != Load.ENDED;
    }

    Map<Cell, Counts> cells() {
        return Cell.of(this);
    }
}
