package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Report.State;
import org.gongzhi.supervision.Report.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reports, sealed as they are. */
@Repository
class ReportRepository {

    private final JdbcClient jdbc;

    ReportRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something sealed, and the report it belongs to. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(UUID id, byte[] sealed) {}

    /** A report as an officer may find it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Received(Report report, byte[] sealed, boolean seen) {}

    /** Whether there was no report of that tag before. */
    boolean insert(Report report, byte[] tag, byte[] own) {
        var due = report.due();
        return jdbc.sql("""
                        insert into supervision.report (id, tag, own, county, day, named, state, due)
                        values (:id, :tag, :own, :county, :day, :named, :state, :due) on conflict (tag) do nothing
                        """)
                        .param("id", report.id())
                        .param("tag", tag)
                        .param("own", own)
                        .param("county", report.county())
                        .param("day", report.day())
                        .param("named", report.named())
                        .param("state", report.state().key())
                        .param("due", due == null ? null : Shanghai.utc(due))
                        .update()
                == 1;
    }

    void give(UUID report, UUID holder, byte[] sealed) {
        jdbc.sql("""
                        insert into supervision.report_key (report, holder, sealed)
                        select id, :holder, :sealed from supervision.report
                         where id = :report and destroyed is null for share
                        """)
                .param("report", report)
                .param("holder", holder)
                .param("sealed", sealed)
                .update();
    }

    /**
     * Holds the report until the transaction ends.
     *
     * @throws Refusal if it was destroyed meanwhile
     */
    void lock(UUID report) {
        var there = jdbc.sql("select id from supervision.report where id = :report and destroyed is null for update")
                .param("report", report)
                .query(UUID.class)
                .optional();
        if (there.isEmpty()) {
            throw Refusal.unknown("supervision.unknown-report");
        }
    }

    Optional<Found> byTag(byte[] tag) {
        return jdbc.sql("select id, own from supervision.report where tag = :tag and own is not null")
                .param("tag", tag)
                .query((row, _) -> new Found(row.getObject("id", UUID.class), row.getBytes("own")))
                .optional();
    }

    Report get(UUID id) {
        return jdbc.sql("select * from supervision.report where id = :id")
                .param("id", id)
                .query(ReportRepository::report)
                .optional()
                .orElseThrow(() -> Refusal.unknown("supervision.unknown-report"));
    }

    /** What one officer received, those not answered first. */
    List<Received> of(UUID holder) {
        return jdbc.sql("""
                        select r.*, k.sealed, k.seen from supervision.report r
                          join supervision.report_key k on k.report = r.id
                         where k.holder = :holder
                         order by r.state in ('declined', 'passed', 'concluded'), r.due nulls last, r.day desc, r.id
                         limit 500
                        """)
                .param("holder", holder)
                .query((row, i) -> new Received(report(row, i), row.getBytes("sealed"), row.getObject("seen") != null))
                .list();
    }

    /** The key of one report for one officer; empty for whoever did not receive it. */
    Optional<byte[]> key(UUID report, UUID holder) {
        return jdbc.sql("select sealed from supervision.report_key where report = :report and holder = :holder")
                .param("report", report)
                .param("holder", holder)
                .query((row, _) -> row.getBytes("sealed"))
                .optional();
    }

    void see(UUID report, UUID holder, LocalDate day) {
        jdbc.sql("update supervision.report_key set seen = :day"
                        + " where report = :report and holder = :holder and seen is null")
                .param("day", day)
                .param("report", report)
                .param("holder", holder)
                .update();
    }

    void unsee(UUID report) {
        jdbc.sql("update supervision.report_key set seen = null where report = :report")
                .param("report", report)
                .update();
    }

    /** How many received it. */
    int receivers(UUID report) {
        return jdbc.sql("select count(*) from supervision.report_key where report = :report")
                .param("report", report)
                .query(Integer.class)
                .single();
    }

    /** Whether it was this step that moved it on. */
    boolean move(UUID report, Word word, State to, LocalDate day) {
        return jdbc.sql("""
                        update supervision.report
                           set state = :to,
                               answered = coalesce(answered, :day),
                               closed = case when :ends then cast(:day as date) end
                         where id = :report and state = :from
                        """)
                        .param("to", to.key())
                        .param("day", day)
                        .param("ends", to.ends())
                        .param("report", report)
                        .param("from", word.from() == null ? "" : word.from().key())
                        .update()
                == 1;
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        return new Report(
                row.getObject("id", UUID.class),
                row.getString("county"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("named"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "due"),
                row.getObject("answered", LocalDate.class),
                row.getObject("closed", LocalDate.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
