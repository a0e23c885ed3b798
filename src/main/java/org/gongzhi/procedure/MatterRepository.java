package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes matters and their clocks. What a step writes, it writes in as few statements as it can. */
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
                .map(matter -> MatterRows.with(matter, clocks(number)));
    }

    Optional<Matter> find(MatterNumber number) {
        return jdbc.sql("select * from procedure.matter where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> rows.matter(row))
                .optional()
                .map(matter -> MatterRows.with(matter, clocks(number)));
    }

    List<Clock> clocks(MatterNumber number) {
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
                                priority, version, desk, fields, doers, reporter, opened_at, changed_at, closed_at, due_at, quiet)
                        values (:county, :number, :procedure, :definition, :place, :state, :ended, :title, :category, :channel,
                                :priority, 1, :desk, :fields::jsonb, :doers::jsonb, :reporter, :at, :at, null, :due, :quiet)
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
                .param("quiet", matter.quiet())
                .update();
    }

    void update(Matter matter, @Nullable Instant dueAt) {
        jdbc.sql("""
                        update procedure.matter
                           set state = :state, ended = :ended, priority = :priority, version = :version, desk = :desk,
                               previous = :previous, doers = :doers::jsonb, changed_at = :changed, closed_at = :closed,
                               due_at = :due
                         where county = :county and number = :number
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .param("state", matter.state())
                .param("ended", matter.ended())
                .param("priority", matter.priority())
                .param("version", matter.version())
                .param("desk", matter.desk().key())
                .param(
                        "previous",
                        matter.previous() == null ? null : matter.previous().key())
                .param("doers", rows.json(matter.doers()))
                .param("changed", utc(matter.changedAt()))
                .param(
                        "closed",
                        matter.closedAt() == null ? null : utc(matter.closedAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("due", due(dueAt))
                .update();
    }

    /** Writes the next line of history; false when the idempotency key was used before. */
    boolean append(MatterNumber number, HistoryLine line, @Nullable String key, byte @Nullable [] digest) {
        return jdbc.sql("""
                        insert into procedure.history
                               (county, number, seq, at, action, from_state, to_state, who, person, name, title, body, desk, form, key, digest)
                        values (:county, :number, :seq, :at, :action, :from, :to, :who, :person, :name, :title, :body, :desk, :form::jsonb,
                                :key, :digest)
                            on conflict (county, key) where key is not null do nothing
                        """)
                        .param("county", number.county())
                        .param("number", number.value())
                        .param("seq", line.seq())
                        .param("at", utc(line.at()))
                        .param("action", line.action())
                        .param("from", line.from())
                        .param("to", line.to())
                        .param("who", line.who())
                        .param("person", line.person(), java.sql.Types.OTHER)
                        .param("name", line.name())
                        .param("title", line.title())
                        .param("body", line.body())
                        .param("desk", line.desk())
                        .param("form", rows.json(line.form()))
                        .param("key", key)
                        .param("digest", digest, java.sql.Types.BINARY)
                        .update()
                == 1;
    }

    /** What a key stands for: the first answer and the digest of what was asked. */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(MatterNumber number, int seq, String state, byte[] digest) {}

    Optional<Known> known(String county, String key) {
        return jdbc.sql(
                        "select number, seq, to_state, digest from procedure.history where county = :county and key = :key")
                .param("county", county)
                .param("key", key)
                .query((row, _) -> new Known(
                        new MatterNumber(row.getString("number")),
                        row.getInt("seq"),
                        row.getString("to_state"),
                        row.getBytes("digest")))
                .optional();
    }

    void seal(MatterNumber number, int seq, Map<String, byte[]> values) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into procedure.personal (county, number, seq, field, value)
                        select :county, :number, :seq, field, value
                          from unnest(:fields::text[], :values::bytea[]) as sealed(field, value)
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("seq", seq)
                .param("fields", values.keySet().toArray(String[]::new))
                .param("values", values.values().toArray(byte[][]::new))
                .update();
    }

    Optional<byte[]> sealed(MatterNumber number, int seq, String field) {
        return jdbc.sql("""
                        select value from procedure.personal
                         where county = :county and number = :number and seq = :seq and field = :field
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("seq", seq)
                .param("field", field)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    void join(MatterNumber number, Desk desk, Instant at) {
        if (!desk.isBody()) {
            return;
        }
        jdbc.sql("""
                        insert into procedure.party (county, number, body, since)
                        values (:county, :number, :body, :since)
                            on conflict do nothing
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("body", desk.body())
                .param("since", utc(at))
                .update();
    }

    private static Object due(@Nullable Instant dueAt) {
        return dueAt == null ? java.time.OffsetDateTime.MAX : utc(dueAt);
    }
}
