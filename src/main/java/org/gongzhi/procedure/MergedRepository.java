package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers what matters were before they were merged, and finds which belong together. */
@Repository
class MergedRepository {

    private final JdbcClient jdbc;

    MergedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a matter was before it was merged. */
    record Before(String state, Desk desk, @Nullable Desk previous, Instant since) {}

    /** Lets merges of one county happen one after another, so that no two tie a knot. */
    void queue(String county) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('merge'), :county)")
                .param("county", Integer.parseInt(county))
                .query((_, _) -> true)
                .single();
    }

    /** The matter that leads this one; the matter itself when none does. */
    MatterNumber root(MatterNumber number) {
        return jdbc.sql("""
                        with recursive up as (
                            select number, lead from procedure.matter where county = :county and number = :number
                             union
                            select m.number, m.lead
                              from up
                              join procedure.matter m on m.county = substr(up.lead, 3, 6) and m.number = up.lead)
                        select number from up where lead is null
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .optional()
                .orElse(number);
    }

    /** The matters that this one leads directly. */
    List<MatterNumber> members(MatterNumber lead) {
        return jdbc.sql("select number from procedure.matter where lead = :lead order by number")
                .param("lead", lead.value())
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .list();
    }

    void insert(Matter before, MatterNumber lead, int seq, Instant at) {
        jdbc.sql("""
                        insert into procedure.merged (county, number, seq, lead, since, state, desk, previous)
                        values (:county, :number, :seq, :lead, :since, :state, :desk, :previous)
                        """)
                .param("county", before.number().county())
                .param("number", before.number().value())
                .param("seq", seq)
                .param("lead", lead.value())
                .param("since", utc(at))
                .param("state", before.state())
                .param("desk", before.desk().key())
                .param(
                        "previous",
                        before.previous() == null ? null : before.previous().key())
                .update();
    }

    Optional<Before> before(MatterNumber number) {
        return jdbc.sql("""
                        select state, desk, previous, since from procedure.merged
                         where county = :county and number = :number and until is null
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> {
                    var previous = row.getString("previous");
                    return new Before(
                            row.getString("state"),
                            new Desk(row.getString("desk")),
                            previous == null ? null : new Desk(previous),
                            MatterRows.instant(row, "since"));
                })
                .optional();
    }

    void close(MatterNumber number, Instant at) {
        jdbc.sql("""
                        update procedure.merged set until = :until
                         where county = :county and number = :number and until is null
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("until", utc(at))
                .update();
    }
}
