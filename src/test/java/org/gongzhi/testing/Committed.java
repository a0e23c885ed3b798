package org.gongzhi.testing;

import org.gongzhi.procedure.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Waits until everything committed before can be followed: a follower never passes a transaction that is still open,
 * and other tests keep some.
 */
public final class Committed {

    private Committed() {}

    public static void await(Journal journal, JdbcClient jdbc) {
        long now = jdbc.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        while (journal.end() <= now) {
            Thread.onSpinWait();
        }
    }
}
