package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps paper ballots and what two persons read on them. */
@Repository
class PaperRepository {

    private final JdbcClient jdbc;

    PaperRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One reading of a paper: a keyed digest, so that two can be compared and neither be read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(
            String serial,
            int seq,
            byte[] digest,
            UUID person,
            String name,
            @Nullable String proxy,
            @Nullable UUID scan,
            Instant at) {}

    void print(String vote, List<String> serials, List<String> units, Instant at) {
        jdbc.sql("""
                        insert into decision.paper (vote, serial, unit, at)
                        select :vote, serial, unit, :at from unnest(:serials, :units) as one(serial, unit)
                        """)
                .param("vote", vote)
                .param("serials", serials.toArray(String[]::new))
                .param("units", units.toArray(String[]::new))
                .param("at", utc(at))
                .update();
    }

    Optional<String> unit(String vote, String serial) {
        return jdbc.sql("select unit from decision.paper where vote = :vote and serial = :serial for update")
                .param("vote", vote)
                .param("serial", serial)
                .query(String.class)
                .optional();
    }

    void insert(String vote, Entry entry) {
        jdbc.sql("""
                        insert into decision.paper_entry (vote, serial, seq, digest, person, name, proxy, scan, at)
                        values (:vote, :serial, :seq, :digest, :person, :name, :proxy, :scan, :at)
                        """)
                .param("vote", vote)
                .param("serial", entry.serial())
                .param("seq", entry.seq())
                .param("digest", entry.digest())
                .param("person", entry.person())
                .param("name", entry.name())
                .param("proxy", entry.proxy(), Types.VARCHAR)
                .param("scan", entry.scan(), Types.OTHER)
                .param("at", utc(entry.at()))
                .update();
    }

    List<Entry> entries(String vote, String serial) {
        return jdbc.sql("select * from decision.paper_entry where vote = :vote and serial = :serial order by seq")
                .param("vote", vote)
                .param("serial", serial)
                .query((row, _) -> new Entry(
                        row.getString("serial"),
                        row.getInt("seq"),
                        row.getBytes("digest"),
                        row.getObject("person", UUID.class),
                        row.getString("name"),
                        row.getString("proxy"),
                        row.getObject("scan", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A paper that waits for another reader. */
    record Waiting(String serial, String unit, int readings, String names) {}

    /** Papers read once, or read differently: neither counted nor found void yet. */
    List<Waiting> waiting(String vote) {
        return jdbc.sql("""
                        select p.serial, p.unit, count(*)::int as readings, string_agg(e.name, '、' order by e.seq) as names
                          from decision.paper p
                          join decision.paper_entry e on e.vote = p.vote and e.serial = p.serial
                         where p.vote = :vote
                         group by p.serial, p.unit
                        having count(distinct e.digest) = count(*)
                         order by p.serial
                        """)
                .param("vote", vote)
                .query((row, _) -> new Waiting(
                        row.getString("serial"), row.getString("unit"), row.getInt("readings"), row.getString("names")))
                .list();
    }

    /** Papers that two persons found void: agreed on, and no ballot. */
    int invalid(String vote) {
        return jdbc.sql("""
                        select count(*)::int from (
                            select e.serial from decision.paper_entry e where e.vote = :vote
                             group by e.serial having count(distinct e.digest) < count(*)
                        ) agreed
                         where not exists (select from decision.ballot b where b.vote = :vote and b.serial = agreed.serial)
                        """).param("vote", vote).query(Integer.class).single();
    }
}
