package org.gongzhi.supervision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Keeping.Hold;
import org.gongzhi.supervision.Parts.Part;
import org.gongzhi.supervision.Reports.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands beside a report once it has ended: until when it is kept, who asked again, what was given away. */
@Component
class ReportAside {

    private final Keeping keeping;
    private final Reprisals reprisals;
    private final Parts parts;
    private final InstantSource time;

    ReportAside(Keeping keeping, Reprisals reprisals, Parts parts, InstantSource time) {
        this.keeping = keeping;
        this.reprisals = reprisals;
        this.parts = parts;
        this.time = time;
    }

    /**
     * As the page shows it.
     *
     * @param until the last day of keeping; null while the report goes on
     * @param asking whether the reporter is to be asked again now
     */
    record Aside(
            @Nullable LocalDate until,
            @Nullable Hold hold,
            List<Reprisals.Check> checks,
            boolean asking,
            List<Part> parts) {}

    Aside of(Report report, Opened opened) {
        var checks = reprisals.of(report.id());
        var today = Shanghai.day(time.instant());
        return new Aside(
                keeping.until(report),
                keeping.hold(opened).orElse(null),
                checks,
                checks.stream().anyMatch(check -> check.isDue(today)),
                parts.of(opened));
    }
}
