package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WebhookRepository {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    WebhookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Webhook hook, UUID by) {
        jdbc.sql("""
                        insert into exchange.webhook
                               (id, name, target, inside, procedure, place, secret, position, next_at, made_by, made_at)
                        values (:id, :name, :target, :inside, :procedure, :place, :secret, :position, :at, :by, :at)
                        """)
                .param("id", hook.id())
                .param("name", hook.name())
                .param("target", hook.target())
                .param("inside", hook.inside())
                .param("procedure", hook.procedure())
                .param("place", hook.place())
                .param("secret", hook.secret())
                .param("position", hook.cursor().position())
                .param("at", utc(hook.madeAt()))
                .param("by", by)
                .update();
    }

    List<Webhook> all() {
        return jdbc.sql("select * from exchange.webhook where ended_at is null order by made_at, id")
                .query(WebhookRepository::webhook)
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql("select * from exchange.webhook where id = :id and ended_at is null")
                .param("id", id)
                .query(WebhookRepository::webhook)
                .optional();
    }

    /** Those that are due, each given to one sender for a while: its order would be lost if two sent at once. */
    List<Webhook> claim(Instant now, int most) {
        return jdbc.sql("""
                        update exchange.webhook
                           set claim = gen_random_uuid(), claimed_until = :until
                         where id in (select id from exchange.webhook
                                       where active and ended_at is null and next_at <= :now
                                         and (claimed_until is null or claimed_until < :now)
                                       order by next_at
                                       limit :most
                                         for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("until", utc(now.plus(LEASE)))
                .param("most", most)
                .query(WebhookRepository::webhook)
                .list();
    }

    /** Moves on; false when an administrator stepped in meanwhile, whose word counts. */
    boolean advance(Webhook hook, Instant now) {
        return jdbc.sql("""
                        update exchange.webhook
                           set position = :position, number = :number, seq = :seq, failures = 0, claimed_until = :until
                         where id = :id and claim = :claim
                        """)
                        .param("position", hook.cursor().position())
                        .param("number", hook.cursor().number())
                        .param("seq", hook.cursor().seq())
                        .param("until", utc(now.plus(LEASE)))
                        .param("id", hook.id())
                        .param("claim", hook.claim())
                        .update()
                == 1;
    }

    /** Gives the hook back until it is due again; with a reason it rests until an administrator lets it go on. */
    void release(Webhook hook, int failures, Instant nextAt, @Nullable String stopped) {
        jdbc.sql("""
                        update exchange.webhook
                           set failures = :failures, next_at = :next, claim = null, claimed_until = null,
                               active = :stopped::text is null, stopped = :stopped
                         where id = :id and claim = :claim
                        """)
                .param("failures", failures)
                .param("next", utc(nextAt))
                .param("stopped", stopped)
                .param("id", hook.id())
                .param("claim", hook.claim())
                .update();
    }

    /** An administrator's word: whoever sends just now finds the claim gone. */
    void set(UUID id, @Nullable String stopped, Cursor cursor, Instant now) {
        jdbc.sql("""
                        update exchange.webhook
                           set active = :stopped::text is null, stopped = :stopped, failures = 0, next_at = :now,
                               position = :position, number = :number, seq = :seq, claim = null, claimed_until = null
                         where id = :id
                        """)
                .param("stopped", stopped)
                .param("position", cursor.position())
                .param("number", cursor.number())
                .param("seq", cursor.seq())
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /** The other side wants to be told, so many a minute; 0 is as many as there are. */
    void allow(UUID id, int perMinute, Instant now) {
        jdbc.sql("update exchange.webhook set allowed_at = :now, per_minute = :rate, failures = 0 where id = :id")
                .param("now", utc(now))
                .param("rate", perMinute)
                .param("id", id)
                .update();
    }

    void askAgain(UUID id) {
        jdbc.sql("update exchange.webhook set allowed_at = null where id = :id")
                .param("id", id)
                .update();
    }

    void renew(UUID id, byte[] secret) {
        jdbc.sql("update exchange.webhook set secret = :secret where id = :id")
                .param("secret", secret)
                .param("id", id)
                .update();
    }

    void end(UUID id, Instant now) {
        jdbc.sql("update exchange.webhook set ended_at = :now, claim = null where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    private static Webhook webhook(ResultSet row, int line) throws SQLException {
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("target"),
                row.getBoolean("inside"),
                row.getString("procedure"),
                row.getString("place"),
                row.getBytes("secret"),
                row.getBoolean("active"),
                row.getString("stopped"),
                new Cursor(row.getLong("position"), row.getString("number"), row.getInt("seq")),
                row.getObject("allowed_at") != null,
                row.getInt("per_minute"),
                row.getInt("failures"),
                instant(row, "next_at"),
                row.getObject("claim", UUID.class),
                instant(row, "made_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
