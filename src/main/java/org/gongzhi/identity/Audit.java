package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers who came to the door and what administrators did there; only ever added to. */
@Service
@Transactional
public class Audit {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Audit(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Remembers an administrator's act, in the same transaction as the act.
     *
     * @param act a message key, such as {@code identity.act.locked}
     * @param subject whom or what it was done to
     */
    public void note(String act, SignedIn actor, String subject, String detail) {
        keep(act, actor.person(), actor.name(), subject, detail);
    }

    /** Remembers what happened at the door, where the actor may be nobody known. */
    void keep(String act, @Nullable UUID actor, String actorName, String subject, String detail) {
        jdbc.sql("""
                        insert into identity.audit (id, at, act, actor, actor_name, subject, detail, address)
                        values (:id, :at, :act, :actor, :actorName, :subject, :detail, :address)
                        """)
                .param("id", Ids.next())
                .param("at", Shanghai.utc(clock.instant()))
                .param("act", act)
                .param("actor", actor)
                .param("actorName", actorName)
                .param("subject", subject)
                .param("detail", detail)
                .param("address", Caller.address())
                .update();
    }

    @Transactional(readOnly = true)
    int refusedFrom(String address, Instant since) {
        return jdbc.sql("""
                        select count(*) from identity.audit
                         where address = :address and at > :since and act = 'identity.act.sign-in-refused'
                        """)
                .param("address", address)
                .param("since", Shanghai.utc(since))
                .query(Integer.class)
                .single();
    }

    /** Newest first, one more than a page holds, so that one sees whether there is a next. */
    @Transactional(readOnly = true)
    List<Entry> find(Filter filter, int limit, long skip) {
        return jdbc.sql("""
                        select * from identity.audit
                         where (:act = '' or act = :act)
                           and (:words = '' or position(:words in actor_name || ' ' || subject || ' ' || address) > 0)
                           and at >= :from and at < :until
                         order by at desc, id desc
                         limit :limit offset :skip
                        """)
                .param("act", filter.act())
                .param("words", filter.words())
                .param("from", Shanghai.utc(filter.from()))
                .param("until", Shanghai.utc(filter.until()))
                .param("limit", limit)
                .param("skip", skip)
                .query(Audit::entry)
                .list();
    }

    @Transactional(readOnly = true)
    List<String> acts() {
        return jdbc.sql("select distinct act from identity.audit order by act")
                .query((row, _) -> row.getString("act"))
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("act"),
                row.getString("actor_name"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("address"));
    }

    /** One line of the book. */
    record Entry(Instant at, String act, String actor, String subject, String detail, String address) {}

    /** Which lines one wants to see; empty text means all. */
    record Filter(String act, String words, Instant from, Instant until) {}
}
