package org.gongzhi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the facts, many in one statement. */
@Repository
class FactRepository {

    private final JdbcClient jdbc;

    FactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The facts of these numbers as last counted. */
    List<Fact> find(Collection<MatterNumber> numbers) {
        return jdbc.sql("""
                        select fact.* from insight.fact
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                        """)
                .param("counties", numbers.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new))
                .query((row, _) -> fact(row))
                .list();
    }

    /** Matters on which time alone may have worked. */
    List<MatterNumber> toLook(Instant now, int limit) {
        return jdbc.sql("select number from insight.fact where look_at <= :now order by look_at limit :limit")
                .param("now", Shanghai.utc(now))
                .param("limit", limit)
                .query((row, _) -> new MatterNumber(row.getString(1)))
                .list();
    }

    /** Takes out matters that are counted no longer. */
    void forget(List<MatterNumber> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        delete from insight.fact
                         using unnest(:counties::text[], :numbers::text[]) as these(county, number)
                         where fact.county = these.county and fact.number = these.number
                        """)
                .param("counties", numbers.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new))
                .update();
    }

    /** @param table {@code insight.fact}, or a copy made for a recount */
    void save(String table, List<Fact> facts) {
        jdbc.sql("""
                        insert into %s (county, number, procedure, place, body, contact_body, category, opened_on, state, load,
                               due_at, contact, on_time, solved, satisfied, reopened, tries, called_at, look_at)
                        select * from unnest(:counties::text[], :numbers::text[], :procedures::text[], :places::text[],
                               :bodies::text[], :contactBodies::text[], :categories::text[], :days::date[], :states::text[],
                               :loads::text[], :due::timestamptz[], :contact::text[], :onTime::text[], :solved::text[],
                               :satisfied::text[], :reopened::int[], :tries::int[], :called::timestamptz[], :look::timestamptz[])
                            on conflict (county, number) do update
                           set procedure = excluded.procedure, place = excluded.place, body = excluded.body,
                               contact_body = excluded.contact_body, category = excluded.category,
                               opened_on = excluded.opened_on, state = excluded.state, load = excluded.load,
                               due_at = excluded.due_at, contact = excluded.contact, on_time = excluded.on_time,
                               solved = excluded.solved, satisfied = excluded.satisfied, reopened = excluded.reopened,
                               tries = excluded.tries, called_at = excluded.called_at, look_at = excluded.look_at
                        """.formatted(table))
                .param("counties", column(facts, fact -> fact.number().county()))
                .param("numbers", column(facts, fact -> fact.number().value()))
                .param("procedures", column(facts, Fact::procedure))
                .param("places", column(facts, fact -> fact.place().value()))
                .param("bodies", column(facts, Fact::body))
                .param("contactBodies", column(facts, Fact::contactBody))
                .param("categories", column(facts, Fact::category))
                .param("days", column(facts, Fact::opened))
                .param("states", column(facts, Fact::state))
                .param("loads", column(facts, fact -> fact.load().key()))
                .param("due", column(facts, Fact::due))
                .param("contact", column(facts, verdict(Measure.CONTACT)))
                .param("onTime", column(facts, verdict(Measure.ON_TIME)))
                .param("solved", column(facts, verdict(Measure.SOLVED)))
                .param("satisfied", column(facts, verdict(Measure.SATISFIED)))
                .param("reopened", column(facts, Fact::reopened))
                .param("tries", column(facts, Fact::tries))
                .param("called", column(facts, Fact::calledAt))
                .param("look", column(facts, Fact::look))
                .update();
    }

    private static Function<Fact, @Nullable Object> verdict(Measure measure) {
        return fact -> fact.verdict(measure).stored();
    }

    private static String[] column(List<Fact> facts, Function<Fact, @Nullable Object> value) {
        return facts.stream()
                .map(fact -> {
                    var one = value.apply(fact);
                    return one == null ? null : one.toString();
                })
                .toArray(String[]::new);
    }

    static Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                new MatterNumber(row.getString("number")),
                row.getString("procedure"),
                new PlaceCode(row.getString("place")),
                row.getString("body"),
                row.getString("contact_body"),
                row.getString("category"),
                row.getObject("opened_on", LocalDate.class),
                row.getString("state"),
                Load.of(row.getString("load")),
                maybe(row, "due_at"),
                verdicts(row),
                row.getInt("reopened"),
                row.getInt("tries"),
                maybe(row, "called_at"),
                maybe(row, "look_at"));
    }

    private static Map<Measure, Verdict> verdicts(ResultSet row) throws SQLException {
        var verdicts = new EnumMap<Measure, Verdict>(Measure.class);
        for (var measure : Measure.values()) {
            verdicts.put(measure, Verdict.of(row.getString(measure.key())));
        }
        return verdicts;
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
