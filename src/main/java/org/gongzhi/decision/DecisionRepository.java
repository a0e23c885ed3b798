package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps decisions and their clauses. */
@Repository
class DecisionRepository {

    private static final String SELECT = """
            select d.*, r.reason as revoked
              from decision.decision d
              left join decision.revocation r on r.number = d.number
            """;

    private final JdbcClient jdbc;

    DecisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Decision decision, @Nullable UUID person, Instant at) {
        jdbc.sql("""
                        insert into decision.decision (number, place, rule, matter, title, words, origin, digest, count,
                               passed_on, posted_from, in_force, until, person, at)
                        values (:number, :place, :rule, :matter, :title, :words, :origin, :digest, :count,
                               :passedOn, :postedFrom, :inForce, :until, :person, :at)
                        """)
                .param("number", decision.number())
                .param("place", decision.place().value())
                .param("rule", decision.rule())
                .param("matter", decision.matter())
                .param("title", decision.title())
                .param("words", decision.words())
                .param("origin", decision.origin().name().toLowerCase(Locale.ROOT))
                .param("digest", decision.digest())
                .param("count", decision.count().written())
                .param("passedOn", decision.passedOn())
                .param("postedFrom", decision.postedFrom())
                .param("inForce", decision.inForce())
                .param("until", decision.until(), Types.DATE)
                .param("person", person, Types.OTHER)
                .param("at", utc(at))
                .update();
        var seq = 0;
        for (var clause : decision.clauses()) {
            jdbc.sql("""
                            insert into decision.clause (number, seq, kind, object, amount, times)
                            values (:number, :seq, :kind, :object, :amount, :times)
                            """)
                    .param("number", decision.number())
                    .param("seq", ++seq)
                    .param("kind", clause.kind())
                    .param("object", clause.object(), Types.VARCHAR)
                    .param("amount", clause.amount(), Types.BIGINT)
                    .param("times", clause.times(), Types.INTEGER)
                    .update();
        }
    }

    void lock(String number) {
        jdbc.sql("select 1 from decision.decision where number = :number for update")
                .param("number", number)
                .query(Integer.class)
                .optional();
    }

    void revoke(String number, String reason, @Nullable UUID person, Instant at) {
        jdbc.sql("""
                        insert into decision.revocation (number, reason, person, at)
                        values (:number, :reason, :person, :at)
                        """)
                .param("number", number)
                .param("reason", reason)
                .param("person", person, Types.OTHER)
                .param("at", utc(at))
                .update();
    }

    Optional<Decision> find(String number) {
        return jdbc.sql(SELECT + " where d.number = :number")
                .param("number", number)
                .query((row, _) -> decision(row))
                .optional();
    }

    /** Decisions of a place and of the places around it, whose words reach there; the newest first. */
    List<Decision> reaching(PlaceCode place) {
        return jdbc.sql(SELECT + " where starts_with(:place, d.place) order by d.passed_on desc, d.number limit 500")
                .param("place", place.value())
                .query((row, _) -> decision(row))
                .list();
    }

    List<Decision> passedSince(LocalDate day) {
        return jdbc.sql(SELECT + " where d.passed_on >= :day order by d.passed_on, d.number")
                .param("day", day)
                .query((row, _) -> decision(row))
                .list();
    }

    /** Decisions taken within a place; the newest first. */
    List<Decision> within(PlaceCode place) {
        return jdbc.sql(SELECT + """
                         where d.place >= :low and d.place < :high
                         order by d.passed_on desc, d.number limit 500
                        """)
                .param("low", place.from())
                .param("high", place.until())
                .query((row, _) -> decision(row))
                .list();
    }

    private Decision decision(ResultSet row) throws SQLException {
        var number = row.getString("number");
        return new Decision(
                number,
                new PlaceCode(row.getString("place")),
                row.getString("rule"),
                row.getString("matter"),
                row.getString("title"),
                row.getString("words"),
                Decision.Origin.valueOf(row.getString("origin").toUpperCase(Locale.ROOT)),
                row.getString("digest"),
                Count.read(row.getString("count")),
                row.getObject("passed_on", LocalDate.class),
                row.getObject("posted_from", LocalDate.class),
                row.getObject("in_force", LocalDate.class),
                row.getObject("until", LocalDate.class),
                row.getString("revoked"),
                clauses(number));
    }

    private List<Clause> clauses(String number) {
        return jdbc.sql("select * from decision.clause where number = :number order by seq")
                .param("number", number)
                .query((row, _) -> new Clause(
                        row.getString("kind"),
                        row.getString("object"),
                        row.getObject("amount", Long.class),
                        row.getObject("times", Integer.class),
                        row.getLong("drawn_amount"),
                        row.getInt("drawn_times")))
                .list();
    }
}
