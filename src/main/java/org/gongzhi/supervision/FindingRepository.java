package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.SpotCheck.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What spot checks found, and whether it was put right in time. */
@Repository
class FindingRepository {

    private final JdbcClient jdbc;

    FindingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void found(Finding finding, String parent) {
        var due = finding.due();
        jdbc.sql("""
                        insert into supervision.finding (number, spot, unit, task, day, due)
                        select :number, u.spot, u.name, :task, :day, :due
                          from supervision.spot_unit u where u.number = :parent
                        """)
                .param("number", finding.number())
                .param("task", finding.task())
                .param("day", finding.day())
                .param("due", due == null ? null : Shanghai.utc(due))
                .param("parent", parent)
                .update();
    }

    /** Late is what came after its limit, even when nobody looked at that moment. */
    void late(String number, Instant at) {
        jdbc.sql("update supervision.finding set late = late or due <= :at where number = :number")
                .param("at", Shanghai.utc(at))
                .param("number", number)
                .update();
    }

    void close(String number, LocalDate day) {
        jdbc.sql("update supervision.finding set closed = :day where number = :number")
                .param("day", day)
                .param("number", number)
                .update();
    }

    List<Finding> findings(UUID check) {
        return findings("spot = :a", check, null);
    }

    List<Finding> openedBetween(LocalDate from, LocalDate until) {
        return findings("day >= :a and day < :b", from, until);
    }

    List<Finding> closedBetween(LocalDate from, LocalDate until) {
        return findings("closed >= :a and closed < :b", from, until);
    }

    /** What was not yet put right at the end of a day. */
    List<Finding> openAt(LocalDate until) {
        return findings("day < :a and (closed is null or closed >= :a)", until, null);
    }

    /** How many units were visited in a time, by what came of it. */
    int visitedBetween(LocalDate from, LocalDate until, List<String> states) {
        return jdbc.sql("select count(*) from supervision.spot_unit"
                        + " where visited >= :from and visited < :until and state = any (:states)")
                .param("from", from)
                .param("until", until)
                .param("states", states.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    private List<Finding> findings(String which, Object a, @Nullable Object b) {
        return jdbc.sql("select * from supervision.finding where " + which + " order by day, number")
                .param("a", a)
                .param("b", b == null ? a : b)
                .query((row, _) -> new Finding(
                        row.getString("number"),
                        row.getString("unit"),
                        row.getString("task"),
                        row.getObject("day", LocalDate.class),
                        ReportRepository.instant(row, "due"),
                        row.getObject("closed", LocalDate.class),
                        row.getBoolean("late")))
                .list();
    }
}
