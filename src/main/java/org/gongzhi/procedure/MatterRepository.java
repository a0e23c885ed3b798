package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, locks and writes matters. What a step writes, it writes in as few statements as it can. */
@Repository
class MatterRepository {

    private final JdbcClient jdbc;
    private final MatterRows rows;

    MatterRepository(JdbcClient jdbc, MatterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The matter, locked until the transaction ends. */
    Optional<Matter> lock(MatterNumber number) {
        return jdbc.sql("select * from procedure.matter where county = :county and number = :number for update")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> rows.matter(row))
                .optional()
                // Read after the lock is held, so that the clocks are those of the version read.
                .map(this::withClocks);
    }

    Optional<Matter> find(MatterNumber number) {
        return jdbc.sql("select * from procedure.matter where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> rows.matter(row))
                .optional()
                .map(this::withClocks);
    }

    private Matter withClocks(Matter matter) {
        return matter.with(draft -> draft.clocks = clocks(matter.number()));
    }

    private List<Clock> clocks(MatterNumber number) {
        return jdbc.sql(
                        "select * from procedure.clock where county = :county and number = :number order by started_at, key")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> rows.clock(row))
                .list();
    }

    void insert(Matter matter, @Nullable Instant dueAt) {
        jdbc.sql("""
                        insert into procedure.matter
                               (county, number, procedure, definition, place, state, ended, title, category, channel,
                                priority, version, desk, fields, doers, reporter, opened_at, changed_at, closed_at, due_at, sealed, quiet, parent)
                        values (:county, :number, :procedure, :definition, :place, :state, :ended, :title, :category, :channel,
                                :priority, 1, :desk, :fields::jsonb, :doers::jsonb, :reporter, :at, :at, null, :due, :sealed, :quiet, :parent)
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .param("procedure", matter.procedure())
                .param("definition", matter.definition())
                .param("place", matter.place().value())
                .param("state", matter.state())
                .param("ended", matter.ended())
                .param("title", matter.title())
                .param("category", matter.category())
                .param("channel", matter.channel())
                .param("priority", matter.priority())
                .param("desk", matter.desk().key())
                .param("fields", rows.json(matter.fields()))
                .param("doers", rows.json(matter.doers()))
                .param("reporter", matter.reporter(), java.sql.Types.BINARY)
                .param("at", utc(matter.openedAt()))
                .param("due", due(dueAt))
                .param("sealed", matter.sealed())
                .param("quiet", matter.quiet())
                .param("parent", value(matter.parent()))
                .update();
    }

    void update(Matter matter, @Nullable Instant dueAt) {
        jdbc.sql("""
                        update procedure.matter
                           set state = :state, ended = :ended, priority = :priority, category = :category,
                               sealed = :sealed, because = :because, version = :version, desk = :desk,
                               previous = :previous, doers = :doers::jsonb, changed_at = :changed, closed_at = :closed,
                               due_at = :due, facts = :facts::jsonb, parties = :parties::jsonb, lead = :lead
                         where county = :county and number = :number
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .param("state", matter.state())
                .param("ended", matter.ended())
                .param("category", matter.category())
                .param("sealed", matter.sealed())
                .param("because", matter.because())
                .param("priority", matter.priority())
                .param("version", matter.version())
                .param("desk", matter.desk().key())
                .param(
                        "previous",
                        matter.previous() == null ? null : matter.previous().key())
                .param("doers", rows.json(matter.doers()))
                .param("facts", rows.json(matter.facts()))
                .param("parties", rows.json(matter.parties()))
                .param("lead", value(matter.lead()))
                .param("changed", utc(matter.changedAt()))
                .param(
                        "closed",
                        matter.closedAt() == null ? null : utc(matter.closedAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("due", due(dueAt))
                .update();
    }

    /** Where a matter waits now. */
    Optional<Desk> deskOf(MatterNumber number) {
        return jdbc.sql("select desk from procedure.matter where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> new Desk(row.getString(1)))
                .optional();
    }

    private static @Nullable String value(@Nullable MatterNumber number) {
        return number == null ? null : number.value();
    }

    private static Object due(@Nullable Instant dueAt) {
        return dueAt == null ? java.time.OffsetDateTime.MAX : utc(dueAt);
    }
}
