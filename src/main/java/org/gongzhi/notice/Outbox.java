package org.gongzhi.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the outbox: queued in bulk, claimed by one sender at a time, settled by the sender that holds them. */
@Repository
class Outbox {

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<Queued> queued) {
        jdbc.sql("""
                        insert into notice.outbox (county, id, dedupe, kind, person, address, place, template, content,
                                                   urgent, turn, queued_at, next_at, expires_at)
                        select county, id, dedupe, kind, person, address, place, template, content,
                               urgent, case when urgent then 0 else 1 end, queued_at, next_at, expires_at
                          from unnest(:county::text[], :id::uuid[], :dedupe::text[], :kind::text[], :person::uuid[],
                                      :address::bytea[], :place::text[], :template::text[], :content::bytea[],
                                      :urgent::boolean[], :at::timestamptz[], :next::timestamptz[],
                                      :expires::timestamptz[])
                               as queued (county, id, dedupe, kind, person, address, place, template, content,
                                          urgent, queued_at, next_at, expires_at)
                        on conflict (county, dedupe) do nothing
                        """)
                .param("county", texts(queued, Queued::county))
                .param("id", texts(queued, Queued::id))
                .param("dedupe", texts(queued, Queued::dedupe))
                .param("kind", texts(queued, each -> each.kind().column()))
                .param("person", texts(queued, Queued::person))
                .param("address", queued.stream().map(Queued::address).toArray(byte[][]::new))
                .param("place", texts(queued, Queued::place))
                .param("template", texts(queued, Queued::template))
                .param("content", queued.stream().map(Queued::content).toArray(byte[][]::new))
                .param("urgent", texts(queued, Queued::urgent))
                .param("at", texts(queued, Queued::at))
                .param("next", texts(queued, Queued::next))
                .param("expires", texts(queued, Queued::expires))
                .update();
    }

    /**
     * Takes what is due, the urgent first, for the time of the lease. Senders on many nodes take different rows; a row
     * whose sender vanished comes back when its lease is over, marked as in doubt.
     */
    List<Envelope> claim(int most, Instant now, Duration lease) {
        return jdbc.sql("""
                        with due as materialized (
                            select county, id, in_doubt, tried_at
                              from notice.outbox
                             where next_at <= :now
                             order by turn, next_at
                             limit :most
                               for update skip locked
                        )
                        update notice.outbox mine
                           set next_at = :lease, attempts = mine.attempts + 1, in_doubt = mine.status = 'waiting',
                               tried_at = case when mine.status = 'waiting' then :now else mine.tried_at end
                          from due
                         where mine.county = due.county and mine.id = due.id
                        returning mine.*, due.in_doubt as was_in_doubt, due.tried_at as tried_before
                        """)
                .param("now", Shanghai.utc(now))
                .param("most", most)
                .param("lease", Shanghai.utc(now.plus(lease)))
                .query(Outbox::envelope)
                .list();
    }

    /** How many notices went to this recipient lately. */
    int sentSince(byte[] recipient, Instant since) {
        return jdbc.sql("""
                        select count(*) from notice.outbox
                         where recipient = :recipient and settled_at > :since and status <> 'failed'
                        """)
                .param("recipient", recipient)
                .param("since", Shanghai.utc(since))
                .query(Integer.class)
                .single();
    }

    /** Forgets what was settled long ago. */
    int purge(Instant before) {
        return jdbc.sql("""
                        delete from notice.outbox
                         where (county, id) in (
                            select county, id from notice.outbox where settled_at < :before limit 5000)
                        """).param("before", Shanghai.utc(before)).update();
    }

    private static Envelope envelope(ResultSet row, int number) throws SQLException {
        return new Envelope(
                row.getString("county"),
                row.getObject("id", UUID.class),
                Queued.Kind.of(row.getString("kind")),
                row.getObject("person", UUID.class),
                row.getBytes("address"),
                row.getString("template"),
                row.getBytes("content"),
                row.getBoolean("urgent"),
                instant(row, "expires_at"),
                row.getInt("attempts"),
                !row.getString("status").equals("waiting"),
                row.getBoolean("was_in_doubt"),
                instant(row, "tried_before"),
                row.getString("message_id"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** PostgreSQL reads every one of these types from its text. */
    private static @Nullable String[] texts(List<Queued> queued, Function<Queued, @Nullable Object> column) {
        return queued.stream()
                .map(each -> Objects.toString(column.apply(each), null))
                .toArray(String[]::new);
    }
}
