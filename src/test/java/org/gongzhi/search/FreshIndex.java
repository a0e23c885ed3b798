package org.gongzhi.search;

import org.gongzhi.procedure.Journal;
import org.gongzhi.testing.Committed;
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
        Committed.await(journal, jdbc);
        indexer.catchUp();
    }
}
