package org.gongzhi.supervision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After the report of a named reporter has ended, officers ask again, at the intervals of the rules, whether anybody
 * took revenge (打击报复回访). Question and answer are letters like others; only the days stand here.
 */
@Component
class Reprisals {

    private final JdbcClient jdbc;
    private final WhistleRules rules;
    private final InstantSource time;

    Reprisals(JdbcClient jdbc, WhistleRules rules, InstantSource time) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.time = time;
    }

    /** One time of asking. */
    record Check(
            LocalDate due,
            @Nullable LocalDate asked,
            @Nullable LocalDate answered) {

        boolean isDue(LocalDate today) {
            return asked == null && !due.isAfter(today);
        }
    }

    void plan(UUID report, LocalDate ended) {
        var days = rules.askAgain();
        for (int turn = 1; turn <= days.size(); turn++) {
            jdbc.sql("insert into supervision.reprisal (report, turn, due) values (:report, :turn, :due)"
                            + " on conflict do nothing")
                    .param("report", report)
                    .param("turn", turn)
                    .param("due", ended.plusDays(days.get(turn - 1)))
                    .update();
        }
    }

    List<Check> of(UUID report) {
        return jdbc.sql("select due, asked, answered from supervision.reprisal where report = :report order by turn")
                .param("report", report)
                .query((row, _) -> new Check(
                        row.getObject("due", LocalDate.class),
                        row.getObject("asked", LocalDate.class),
                        row.getObject("answered", LocalDate.class)))
                .list();
    }

    /** The reports whose reporters are to be asked now. */
    Set<UUID> due() {
        return jdbc.sql("select distinct report from supervision.reprisal where asked is null and due <= :today")
                .param("today", Shanghai.day(time.instant()))
                .query((row, _) -> row.getObject("report", UUID.class))
                .set();
    }

    /** Asked now: one question does for every time that has come. Whether there was any. */
    boolean ask(UUID report) {
        return jdbc.sql("update supervision.reprisal set asked = :today"
                                + " where report = :report and asked is null and due <= :today")
                        .param("today", Shanghai.day(time.instant()))
                        .param("report", report)
                        .update()
                > 0;
    }

    /** Whether the reporter was asked and has not answered. */
    boolean awaits(UUID report) {
        return of(report).stream().anyMatch(check -> check.asked() != null && check.answered() == null);
    }

    void answered(UUID report) {
        jdbc.sql("update supervision.reprisal set answered = :today"
                        + " where report = :report and asked is not null and answered is null")
                .param("today", Shanghai.day(time.instant()))
                .param("report", report)
                .update();
    }
}
