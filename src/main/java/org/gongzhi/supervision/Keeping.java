package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Reports.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long reports are kept (保管期限). When the time is over the keys of a report go, and with them everything they open;
 * that there was one stays, and what was destroyed is written down. A hold stops it while a case goes on.
 */
@Service
class Keeping {

    private static final int REASON = 300;

    private final JdbcClient jdbc;
    private final ReportRepository rows;
    private final Shredder shredder;
    private final WhistleRules rules;
    private final InstantSource time;

    Keeping(JdbcClient jdbc, ReportRepository rows, Shredder shredder, WhistleRules rules, InstantSource time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.shredder = shredder;
        this.rules = rules;
        this.time = time;
    }

    /** A hold in force. */
    record Hold(LocalDate since, String reason) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Hold[…]";
        }
    }

    /** The last day of keeping; null while the report has not ended. */
    @Nullable
    LocalDate until(Report report) {
        var closed = report.closed();
        return closed == null ? null : closed.plusYears(rules.keepYears());
    }

    Optional<Hold> hold(Opened opened) {
        return jdbc.sql("select id, since, reason from supervision.hold where report = :report and ended is null")
                .param("report", opened.report())
                .query((row, _) -> new Hold(
                        row.getObject("since", LocalDate.class),
                        new String(
                                Draft.Padding.unpad(Locks.open(
                                        opened.key(),
                                        row.getBytes("reason"),
                                        context(row.getObject("id", UUID.class)))),
                                UTF_8)))
                .optional();
    }

    /**
     * Holds a report.
     *
     * @throws Refusal without a reason, or if it is held already or destroyed
     */
    @Transactional
    public void stop(Opened opened, UUID holder, String reason) {
        if (reason.isBlank() || reason.length() > REASON) {
            throw Refusal.invalidFields(Map.of("hold", "supervision.hold.reason-missing"));
        }
        rows.lock(opened.report());
        if (hold(opened).isPresent()) {
            throw Refusal.conflict("supervision.hold.before");
        }
        var id = Ids.next();
        jdbc.sql("insert into supervision.hold (id, report, holder, reason, since)"
                        + " values (:id, :report, :holder, :reason, :today)")
                .param("id", id)
                .param("report", opened.report())
                .param("holder", holder)
                .param(
                        "reason",
                        Locks.seal(
                                opened.key(), Draft.Padding.pad(reason.strip().getBytes(UTF_8)), context(id)))
                .param("today", today())
                .update();
    }

    @Transactional
    public void release(Opened opened, UUID holder) {
        rows.lock(opened.report());
        jdbc.sql("update supervision.hold set ended = :today, ended_by = :holder"
                        + " where report = :report and ended is null")
                .param("today", today())
                .param("holder", holder)
                .param("report", opened.report())
                .update();
    }

    /** Those whose time is over and that nobody holds, the oldest first. */
    List<UUID> due(int most) {
        return jdbc.sql("""
                        select id from supervision.report r
                         where closed < :last and destroyed is null
                           and not exists (select from supervision.hold h where h.report = r.id and h.ended is null)
                         order by closed, id limit :most
                        """)
                .param("last", last())
                .param("most", most)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Destroys one; whether it was this node that did. Whoever holds it or writes in it at this moment comes first. */
    @Transactional
    public boolean destroy(UUID report) {
        var gone = jdbc.sql("""
                        select id, county, closed,
                               (select count(*) from supervision.letter l where l.report = r.id)::int as letters,
                               (select count(*) from supervision.attachment a where a.report = r.id)::int as files
                          from supervision.report r
                         where id = :report and closed < :last and destroyed is null
                           and not exists (select from supervision.hold h where h.report = r.id and h.ended is null)
                           for update of r skip locked
                        """)
                .param("report", report)
                .param("last", last())
                .query((row, _) -> new Shredder.Destroyed(
                        report,
                        row.getString("county"),
                        row.getObject("closed", LocalDate.class),
                        today(),
                        rules.keepYears(),
                        row.getInt("letters"),
                        row.getInt("files")))
                .optional();
        gone.ifPresent(line -> shredder.shred(line, rules.source(), time.instant()));
        return gone.isPresent();
    }

    /** Whoever comes back with a receipt is told. */
    Optional<LocalDate> destroyedOn(Receipt.Keys receipt) {
        return jdbc.sql("select destroyed from supervision.report where tag = :tag and destroyed is not null")
                .param("tag", receipt.tag())
                .query(LocalDate.class)
                .optional();
    }

    private LocalDate last() {
        return today().minusYears(rules.keepYears());
    }

    private LocalDate today() {
        return Shanghai.day(time.instant());
    }

    private static String context(UUID hold) {
        return "hold/" + hold;
    }
}
