package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down how matters belong together. */
@Repository
class LinkRepository {

    private final JdbcClient jdbc;

    LinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Matter matter, LinkKind kind, MatterNumber other) {
        jdbc.sql("""
                        insert into procedure.link (county, number, kind, other, seq, since)
                        values (:county, :number, :kind, :other, :seq, :since)
                            on conflict do nothing
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .param("kind", kind.key())
                .param("other", other.value())
                .param("seq", matter.version())
                .param("since", utc(matter.changedAt()))
                .update();
    }
}
