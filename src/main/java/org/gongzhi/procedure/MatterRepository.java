package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Trips;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads, locks and writes matters. What a step writes, it writes in as few statements as it can. */
@Repository
class MatterRepository {

    private static final String CLOCKS =
            "select * from procedure.clock where county = :county and number = :number order by started_at, key";

    private static final String THESE =
            " where (t.county, t.number) in (select * from unnest(:counties::text[], :numbers::text[]))";

    private final JdbcClient jdbc;
    private final Trips trips;
    private final MatterRows rows;

    MatterRepository(JdbcClient jdbc, Trips trips, MatterRows rows) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.rows = rows;
    }

    /** The matter, locked until the transaction ends. */
    Optional<Matter> lock(MatterNumber number) {
        return read(number, "select * from procedure.matter where county = :county and number = :number for update");
    }

    Optional<Matter> find(MatterNumber number) {
        return read(number, "select * from procedure.matter where county = :county and number = :number");
    }

    /** The clocks are read after the matter is locked, so they are those of the version read. */
    private Optional<Matter> read(MatterNumber number, String sql) {
        var found = trips.read(
                of(number, sql), (row, _) -> rows.matter(row), of(number, CLOCKS), (row, _) -> rows.clock(row));
        return found.first().stream().findFirst().map(matter -> matter.with(draft -> draft.clocks = found.second()));
    }

    /** Several in two statements, however many they are. */
    Map<MatterNumber, Matter> all(Collection<MatterNumber> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        var clocks = new HashMap<MatterNumber, List<Clock>>();
        jdbc.sql("select t.* from procedure.clock t" + THESE + " order by t.started_at, t.key")
                .params(keys(numbers))
                .query(row -> {
                    clocks.computeIfAbsent(new MatterNumber(row.getString("number")), _ -> new ArrayList<>())
                            .add(rows.clock(row));
                });
        return jdbc
                .sql("select t.* from procedure.matter t" + THESE)
                .params(keys(numbers))
                .query((row, _) -> rows.matter(row))
                .list()
                .stream()
                .map(matter -> matter.with(draft -> draft.clocks = clocks.getOrDefault(matter.number(), List.of())))
                .collect(Collectors.toMap(Matter::number, matter -> matter));
    }

    private static Map<String, Object> keys(Collection<MatterNumber> numbers) {
        return Map.of(
                "counties", numbers.stream().map(MatterNumber::county).toArray(String[]::new),
                "numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new));
    }

    private static Trips.Part of(MatterNumber number, String sql) {
        return Trips.Part.of(sql).with("county", number.county()).with("number", number.value());
    }

    Trips.Part insertion(Matter matter, @Nullable Instant dueAt) {
        return Trips.Part.of("""
                        insert into procedure.matter
                               (county, number, procedure, definition, place, state, ended, title, category, channel,
                                priority, version, desk, fields, doers, reporter, opened_at, changed_at, closed_at, due_at, sealed, quiet, parent)
                        values (:county, :number, :procedure, :definition, :place, :state, :ended, :title, :category, :channel,
                                :priority, 1, :desk, :fields::jsonb, :doers::jsonb, decode(:reporter, 'hex'), :at, :at, null, :due::timestamptz, :sealed, :quiet, :parent)
                        """)
                .with("county", matter.number().county())
                .with("number", matter.number().value())
                .with("procedure", matter.procedure())
                .with("definition", matter.definition())
                .with("place", matter.place().value())
                .with("state", matter.state())
                .with("ended", matter.ended())
                .with("title", matter.title())
                .with("category", matter.category())
                .with("channel", matter.channel())
                .with("priority", matter.priority())
                .with("desk", matter.desk().key())
                .with("fields", rows.json(matter.fields()))
                .with("doers", rows.json(matter.doers()))
                .with("reporter", hex(matter.reporter()))
                .with("at", utc(matter.openedAt()))
                .with("due", due(dueAt))
                .with("sealed", matter.sealed())
                .with("quiet", matter.quiet())
                .with("parent", value(matter.parent()));
    }

    Trips.Part change(Matter matter, @Nullable Instant dueAt) {
        return Trips.Part.of("""
                        update procedure.matter
                           set state = :state, ended = :ended, priority = :priority, category = :category,
                               sealed = :sealed, because = :because, version = :version, desk = :desk,
                               previous = :previous, doers = :doers::jsonb, changed_at = :changed, closed_at = :closed::timestamptz,
                               due_at = :due::timestamptz, facts = :facts::jsonb, parties = :parties::jsonb, lead = :lead
                         where county = :county and number = :number
                        """)
                .with("county", matter.number().county())
                .with("number", matter.number().value())
                .with("state", matter.state())
                .with("ended", matter.ended())
                .with("category", matter.category())
                .with("sealed", matter.sealed())
                .with("because", matter.because())
                .with("priority", matter.priority())
                .with("version", matter.version())
                .with("desk", matter.desk().key())
                .with(
                        "previous",
                        matter.previous() == null ? null : matter.previous().key())
                .with("doers", rows.json(matter.doers()))
                .with("facts", rows.json(matter.facts()))
                .with("parties", rows.json(matter.parties()))
                .with("lead", value(matter.lead()))
                .with("changed", utc(matter.changedAt()))
                .with("closed", Objects.toString(matter.closedAt(), null))
                .with("due", due(dueAt));
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

    private static String due(@Nullable Instant dueAt) {
        return dueAt == null ? "infinity" : dueAt.toString();
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }
}
