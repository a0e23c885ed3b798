package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the votes. */
@Repository
class VoteRepository {

    private final JdbcClient jdbc;

    VoteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Vote vote) {
        jdbc.sql("""
                        insert into decision.vote (number, place, title, body, matter, rule, official, proxies)
                        values (:number, :place, :title, :body, :matter, :rule, :official, :proxies)
                        """)
                .param("number", vote.number())
                .param("place", vote.place().value())
                .param("title", vote.title())
                .param("body", vote.body())
                .param("matter", vote.matter())
                .param("rule", vote.rule())
                .param("official", vote.official(), Types.VARCHAR)
                .param("proxies", vote.proxies())
                .update();
    }

    Optional<Vote> find(String number) {
        return one("select * from decision.vote where number = :number", number);
    }

    /** Kept from closing, though not from other ballots, until the transaction ends. */
    Optional<Vote> share(String number) {
        return one("select * from decision.vote where number = :number for share", number);
    }

    /** Waits for every ballot being cast at this moment; whoever comes later sees that it is closed. */
    Optional<Vote> lock(String number) {
        return one("select * from decision.vote where number = :number for update", number);
    }

    private Optional<Vote> one(String sql, String number) {
        return jdbc.sql(sql)
                .param("number", number)
                .query((row, _) -> vote(row))
                .optional();
    }

    /** The newest first. */
    List<Vote> newest(int most) {
        return jdbc.sql(
                        "select * from decision.vote order by coalesce(opens_at, frozen_at) desc nulls last, number desc"
                                + " limit :most")
                .param("most", most)
                .query((row, _) -> vote(row))
                .list();
    }

    /** Those that still take ballots, the first to close first. */
    List<Vote> open(Instant now) {
        return jdbc.sql("""
                        select * from decision.vote
                         where closed_at is null and official is null and closes_at > :now and opens_at <= :now
                         order by closes_at, number
                        """).param("now", utc(now)).query((row, _) -> vote(row)).list();
    }

    void freeze(String number, int proxies, boolean meeting, Instant at) {
        jdbc.sql("""
                        update decision.vote set frozen_at = :at, proxies = :proxies, meeting = :meeting
                         where number = :number
                        """)
                .param("number", number)
                .param("proxies", proxies)
                .param("meeting", meeting)
                .param("at", utc(at))
                .update();
    }

    void open(
            String number, Instant at, @Nullable Instant until, byte @Nullable [] publicKey, byte @Nullable [] secret) {
        jdbc.sql("""
                        update decision.vote
                           set opens_at = :at, closes_at = :until, public_key = :publicKey, private_key = :secret
                         where number = :number
                        """)
                .param("number", number)
                .param("at", utc(at))
                .param("until", until == null ? null : utc(until), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("publicKey", publicKey, Types.BINARY)
                .param("secret", secret, Types.BINARY)
                .update();
    }

    void closesAt(String number, Instant until) {
        jdbc.sql("update decision.vote set closes_at = :until where number = :number")
                .param("number", number)
                .param("until", utc(until))
                .update();
    }

    void closed(String number, Instant at) {
        jdbc.sql("update decision.vote set closed_at = :at where number = :number")
                .param("number", number)
                .param("at", utc(at))
                .update();
    }

    private static Vote vote(ResultSet row) throws SQLException {
        return new Vote(
                row.getString("number"),
                new PlaceCode(row.getString("place")),
                row.getString("title"),
                row.getString("body"),
                row.getString("matter"),
                row.getString("rule"),
                row.getString("official"),
                row.getInt("proxies"),
                row.getBoolean("meeting"),
                instant(row, "frozen_at"),
                instant(row, "opens_at"),
                instant(row, "closes_at"),
                instant(row, "closed_at"),
                row.getBytes("public_key"),
                row.getBytes("private_key"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
