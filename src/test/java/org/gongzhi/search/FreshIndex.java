package org.gongzhi.search;

import org.gongzhi.procedure.Journal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the index up to everything committed before it was asked, also while other tests keep transactions open. */
class FreshIndex {

    private final Indexer indexer;
    private final Journal journal;
    private final JdbcClient jdbc;

    FreshIndex(Indexer indexer, Journal journal, JdbcClient jdbc) {
        this.indexer = indexer;
        this.journal = journal;
        this.jdbc = jdbc;
    }

    void catchUp() {
        long now = jdbc.sql("select pg_current_xact_id()::text::bigint")
                .query(Long.class)
                .single();
        while (journal.end() <= now) {
            Thread.onSpinWait();
        }
        indexer.catchUp();
    }
}
