package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Takes a report's keys away wherever they lie, and everything they open, and writes down that it did; the day, the
 * county and how it ended stay.
 */
@Repository
class Shredder {

    private static final int SHOWN = 100;

    private static final List<String> STEPS = List.of(
            """
            delete from supervision.opening_key k using supervision.opening o, supervision.attachment a
             where k.opening = o.id and o.attachment = a.id and a.report = :report
            """,
            """
            delete from supervision.opening o using supervision.attachment a
             where o.attachment = a.id and a.report = :report
            """,
            """
            delete from supervision.share s using supervision.attachment a
             where s.attachment = a.id and a.report = :report
            """,
            "delete from supervision.attachment where report = :report",
            "delete from supervision.letter where report = :report",
            "delete from supervision.part where report = :report",
            "delete from supervision.hold where report = :report",
            "delete from supervision.reprisal where report = :report",
            "delete from supervision.report_key where report = :report",
            "delete from supervision.pass where owner = :report");

    private final JdbcClient jdbc;

    Shredder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line of what was destroyed. */
    record Destroyed(UUID report, String county, LocalDate closed, LocalDate day, int years, int letters, int files) {}

    void shred(Destroyed line, String source, Instant at) {
        STEPS.forEach(step -> jdbc.sql(step).param("report", line.report()).update());
        jdbc.sql("update supervision.report set own = null, destroyed = :day where id = :report")
                .param("day", line.day())
                .param("report", line.report())
                .update();
        jdbc.sql("""
                        insert into supervision.destruction (report, county, closed, day, years, source, letters, files, at)
                        values (:report, :county, :closed, :day, :years, :source, :letters, :files, :at)
                        """)
                .param("report", line.report())
                .param("county", line.county())
                .param("closed", line.closed())
                .param("day", line.day())
                .param("years", line.years())
                .param("source", source)
                .param("letters", line.letters())
                .param("files", line.files())
                .param("at", Shanghai.utc(at))
                .update();
    }

    /** What was destroyed in these counties, the newest first. */
    List<Destroyed> of(List<String> counties) {
        return jdbc.sql("""
                        select * from supervision.destruction where county = any (:counties) order by at desc limit :most
                        """)
                .param("counties", counties.toArray(String[]::new))
                .param("most", SHOWN)
                .query((row, _) -> new Destroyed(
                        row.getObject("report", UUID.class),
                        row.getString("county"),
                        row.getObject("closed", LocalDate.class),
                        row.getObject("day", LocalDate.class),
                        row.getInt("years"),
                        row.getInt("letters"),
                        row.getInt("files")))
                .list();
    }
}
