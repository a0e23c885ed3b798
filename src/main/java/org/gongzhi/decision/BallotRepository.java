package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The box: ballots are put in and never taken out. */
@Repository
class BallotRepository {

    private final JdbcClient jdbc;

    BallotRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Waits for whoever votes for the same unit at this moment. */
    void lock(String vote, String unit) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 57))")
                .param("key", vote + "/" + unit)
                .query((row, _) -> 1)
                .single();
    }

    void insert(Ballot ballot, Manner manner) {
        jdbc.sql("""
                        insert into decision.ballot (id, vote, unit, seq, channel, sealed, person, second, proxy, serial, scan, checked, at)
                        values (:id, :vote, :unit, :seq, :channel, :sealed, :person, :second, :proxy, :serial, :scan, :checked, :at)
                        """)
                .param("id", ballot.id())
                .param("vote", ballot.vote())
                .param("unit", ballot.unit())
                .param("seq", ballot.seq())
                .param("channel", ballot.channel().name().toLowerCase(Locale.ROOT))
                .param("sealed", ballot.sealed())
                .param("person", manner.person(), Types.OTHER)
                .param("second", manner.second(), Types.OTHER)
                .param("proxy", manner.proxy(), Types.VARCHAR)
                .param("serial", manner.serial(), Types.VARCHAR)
                .param("scan", manner.scan(), Types.OTHER)
                .param("checked", manner.checked(), Types.VARCHAR)
                .param("at", utc(ballot.at()))
                .update();
    }

    Optional<Ballot> find(UUID id) {
        return jdbc.sql("select * from decision.ballot where id = :id")
                .param("id", id)
                .query((row, _) -> ballot(row))
                .optional();
    }

    /** The ballot of a unit that counts. */
    Optional<Ballot> last(String vote, String unit) {
        return jdbc.sql("select * from decision.ballot where vote = :vote and unit = :unit order by seq desc limit 1")
                .param("vote", vote)
                .param("unit", unit)
                .query((row, _) -> ballot(row))
                .optional();
    }

    /** The ballots that count, one a unit. */
    List<Ballot> counting(String vote) {
        return jdbc.sql("select distinct on (unit) * from decision.ballot where vote = :vote order by unit, seq desc")
                .param("vote", vote)
                .query((row, _) -> ballot(row))
                .list();
    }

    /** All of a vote, replaced ones too, as the public log knows them. */
    List<Chronicle.Fact> facts(String vote) {
        return jdbc.sql("select * from decision.ballot where vote = :vote")
                .param("vote", vote)
                .query((row, _) -> ProvableVotes.ballot(row))
                .list();
    }

    List<AssemblyRehearsal.Growth> growth(String vote) {
        return jdbc.sql("""
                        select to_char(at at time zone 'Asia/Shanghai', 'MM-DD') as day, count(*)::int as ballots
                          from decision.ballot where vote = :vote group by 1 order by 1
                        """)
                .param("vote", vote)
                .query((row, _) -> new AssemblyRehearsal.Growth(row.getString("day"), row.getInt("ballots")))
                .list();
    }

    int all(String vote) {
        return jdbc.sql("select count(*)::int from decision.ballot where vote = :vote")
                .param("vote", vote)
                .query(Integer.class)
                .single();
    }

    private static Ballot ballot(ResultSet row) throws SQLException {
        return new Ballot(
                row.getObject("id", UUID.class),
                row.getString("vote"),
                row.getString("unit"),
                row.getInt("seq"),
                Channel.valueOf(row.getString("channel").toUpperCase(Locale.ROOT)),
                row.getBytes("sealed"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
