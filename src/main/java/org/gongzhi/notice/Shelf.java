package org.gongzhi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people look at in the outbox: what went out in a demonstration, what waits, what failed. */
@Repository
class Shelf {

    private static final Duration LATELY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Shelf(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A notice as the demonstration kept it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Kept(@Nullable UUID person, byte @Nullable [] address, String template, byte[] content, Instant at) {}

    /** Notices that wait: due now, due later, and since when the oldest that is due has waited. */
    record Waiting(long due, long later, @Nullable Instant oldest) {}

    /** What one channel did in the last day. */
    record Day(String channel, long sent, long delivered, long undelivered, long failed) {}

    /** A notice given up. */
    record Failed(
            String county,
            UUID id,
            String place,
            String template,
            String channel,
            int attempts,
            String reason,
            Instant at,
            boolean expired) {}

    List<Kept> kept(int limit, int offset) {
        return jdbc.sql("""
                        select person, address, template, content, settled_at
                          from notice.outbox
                         where settled_at is not null and channel = 'console' and content is not null
                         order by settled_at desc, id desc
                         limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> new Kept(
                        row.getObject("person", UUID.class),
                        row.getBytes("address"),
                        row.getString("template"),
                        row.getBytes("content"),
                        at(row, "settled_at")))
                .list();
    }

    Waiting waiting() {
        return jdbc.sql("""
                        select count(*) filter (where next_at <= :now) as due,
                               count(*) filter (where next_at > :now) as later,
                               min(queued_at) filter (where next_at <= :now) as oldest
                          from notice.outbox
                         where next_at is not null and status = 'waiting'
                        """)
                .param("now", Shanghai.utc(clock.instant()))
                .query((row, _) -> new Waiting(row.getLong("due"), row.getLong("later"), Outbox.instant(row, "oldest")))
                .single();
    }

    List<Day> lastDay() {
        return jdbc.sql("""
                        select coalesce(channel, '') as channel,
                               count(*) filter (where status <> 'failed') as sent,
                               count(*) filter (where status = 'delivered') as delivered,
                               count(*) filter (where status = 'undelivered') as undelivered,
                               count(*) filter (where status = 'failed') as failed
                          from notice.outbox
                         where settled_at > :since
                         group by 1
                         order by 1
                        """)
                .param("since", Shanghai.utc(clock.instant().minus(LATELY)))
                .query((row, _) -> new Day(
                        row.getString("channel"),
                        row.getLong("sent"),
                        row.getLong("delivered"),
                        row.getLong("undelivered"),
                        row.getLong("failed")))
                .list();
    }

    List<Failed> failed(int limit, int offset) {
        return jdbc.sql("""
                        select county, id, place, template, coalesce(channel, '') as channel, attempts,
                               coalesce(reason, '') as reason, settled_at, expires_at
                          from notice.outbox
                         where status = 'failed'
                         order by settled_at desc, id desc
                         limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, _) -> {
                    var expires = Outbox.instant(row, "expires_at");
                    return new Failed(
                            row.getString("county"),
                            row.getObject("id", UUID.class),
                            row.getString("place"),
                            row.getString("template"),
                            row.getString("channel"),
                            row.getInt("attempts"),
                            row.getString("reason"),
                            at(row, "settled_at"),
                            expires != null && !clock.instant().isBefore(expires));
                })
                .list();
    }

    long failures() {
        return jdbc.sql("select count(*) from notice.outbox where status = 'failed'")
                .query(Long.class)
                .single();
    }

    /** Puts one that failed back in the queue, as if it had never been tried. */
    boolean retry(String county, UUID id) {
        return jdbc.sql("update notice.outbox set " + AGAIN + " where county = :county and id = :id" + FAILED)
                        .param("now", Shanghai.utc(clock.instant()))
                        .param("county", county)
                        .param("id", id)
                        .update()
                > 0;
    }

    int retryAll() {
        return jdbc.sql("update notice.outbox set " + AGAIN + " where true" + FAILED)
                .param("now", Shanghai.utc(clock.instant()))
                .update();
    }

    private static final String AGAIN = """
            status = 'waiting', turn = case when urgent then 0 else 1 end, next_at = :now, attempts = 0,
            settled_at = null
            """;

    private static final String FAILED = """
             and status = 'failed' and (expires_at is null or expires_at > :now)
            """;

    private static Instant at(ResultSet row, String column) throws SQLException {
        var at = Outbox.instant(row, column);
        return at == null ? Instant.EPOCH : at;
    }
}
