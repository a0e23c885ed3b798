package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Matters that were handed to other Open311 servers, and how far each has come. */
@Repository
class Open311Sendings {

    /** While one node is at it no other takes it up; if that node dies, another does after this. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource time;

    Open311Sendings(JdbcClient jdbc, Vault vault, InstantSource time) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.time = time;
    }

    /** @throws Refusal if the matter is there already */
    void ask(MatterNumber number, UUID server, String service, String wording) {
        var id = Ids.next();
        var kept = jdbc.sql("""
                        insert into exchange.open311_sent
                               (id, county, number, server, service, wording, asked_at, state, next_at)
                        values (:id, :county, :number, :server, :service, :wording, :now, 'waiting', :now)
                            on conflict do nothing
                        """)
                .param("id", id)
                .param("county", number.county())
                .param("number", number.value())
                .param("server", server)
                .param("service", service)
                .param("wording", vault.seal(wording, context(id)))
                .param("now", utc(time.instant()))
                .update();
        if (kept == 0) {
            throw Refusal.conflict("exchange.server.sent-before");
        }
    }

    /** Those to be sent or asked after now. */
    List<Open311Sending> due(int most) {
        return jdbc.sql("""
                        update exchange.open311_sent set next_at = :lease
                         where id in (select id from exchange.open311_sent
                                       where next_at <= :now order by next_at limit :most for update skip locked)
                        returning *
                        """)
                .param("now", utc(time.instant()))
                .param("lease", utc(time.instant().plus(LEASE)))
                .param("most", most)
                .query((row, _) -> sending(row))
                .list();
    }

    void tokened(UUID id, String token, Instant next) {
        jdbc.sql("""
                        update exchange.open311_sent
                           set state = 'token', remote = :token, trouble = null, attempts = attempts + 1, next_at = :next
                         where id = :id
                        """)
                .param("id", id)
                .param("token", token)
                .param("next", utc(next))
                .update();
    }

    void sent(UUID id, @Nullable String remote) {
        jdbc.sql("""
                        update exchange.open311_sent
                           set state = 'sent', remote = :remote, trouble = null, next_at = null
                         where id = :id
                        """).param("id", id).param("remote", remote).update();
    }

    void later(UUID id, String trouble, Instant next) {
        jdbc.sql("""
                        update exchange.open311_sent
                           set attempts = attempts + 1, trouble = :trouble, next_at = :next
                         where id = :id
                        """)
                .param("id", id)
                .param("trouble", trouble)
                .param("next", utc(next))
                .update();
    }

    void refused(UUID id, String trouble) {
        jdbc.sql("""
                        update exchange.open311_sent set state = 'refused', trouble = :trouble, next_at = null
                         where id = :id
                        """).param("id", id).param("trouble", trouble).update();
    }

    /** Whether something is followed there at all. */
    boolean anyAt(UUID server) {
        return jdbc.sql("""
                        select exists (select from exchange.open311_sent where server = :server and state = 'sent')
                        """).param("server", server).query(Boolean.class).single();
    }

    /** How many matters wait to be sent there, are there, and were refused. */
    record Count(long waiting, long there, long refused) {}

    Count count(UUID server) {
        return jdbc.sql("""
                        select count(*) filter (where state in ('waiting', 'token')) as waiting,
                               count(*) filter (where state in ('sent', 'ended')) as there,
                               count(*) filter (where state = 'refused') as refused
                          from exchange.open311_sent where server = :server
                        """)
                .param("server", server)
                .query((row, _) -> new Count(row.getLong("waiting"), row.getLong("there"), row.getLong("refused")))
                .single();
    }

    Optional<Open311Sending> byRemote(UUID server, String remote) {
        return jdbc.sql("""
                        select * from exchange.open311_sent
                         where server = :server and remote = :remote and state in ('sent', 'ended')
                        """)
                .param("server", server)
                .param("remote", remote)
                .query((row, _) -> sending(row))
                .optional();
    }

    List<Open311Sending> of(MatterNumber number) {
        return jdbc.sql("select * from exchange.open311_sent where number = :number order by asked_at")
                .param("number", number.value())
                .query((row, _) -> sending(row))
                .list();
    }

    /** Writes an update down as seen; false if it was before. */
    boolean see(UUID server, String update) {
        return jdbc.sql("""
                        insert into exchange.open311_seen (server, update, at) values (:server, :update, :at)
                            on conflict do nothing
                        """)
                        .param("server", server)
                        .param("update", update)
                        .param("at", utc(time.instant()))
                        .update()
                == 1;
    }

    void status(UUID id, String status, boolean ended) {
        jdbc.sql("update exchange.open311_sent set status = :status, state = :state where id = :id")
                .param("id", id)
                .param("status", status)
                .param("state", ended ? "ended" : "sent")
                .update();
    }

    private Open311Sending sending(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Open311Sending(
                id,
                new MatterNumber(row.getString("number")),
                row.getObject("server", UUID.class),
                row.getString("service"),
                vault.open(row.getBytes("wording"), context(id)),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("remote"),
                row.getString("status"),
                row.getString("trouble"));
    }

    private static String context(UUID id) {
        return "open311-sent/" + id;
    }
}
