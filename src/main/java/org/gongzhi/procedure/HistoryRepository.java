package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Appends to history, and knows which wishes stand in it already. */
@Repository
class HistoryRepository {

    private final JdbcClient jdbc;
    private final MatterRows rows;

    HistoryRepository(JdbcClient jdbc, MatterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** Writes the next line of history; false when the idempotency key was used before. */
    boolean append(MatterNumber number, HistoryLine line, @Nullable String key, byte @Nullable [] digest) {
        return jdbc.sql("""
                        insert into procedure.history
                               (county, number, seq, at, action, from_state, to_state, who, person, name, title, body, desk, because, form, key, digest)
                        values (:county, :number, :seq, :at, :action, :from, :to, :who, :person, :name, :title, :body, :desk, :because, :form::jsonb,
                                :key, :digest)
                            on conflict (county, key) where key is not null do nothing
                        """)
                        .param("county", number.county())
                        .param("number", number.value())
                        .param("seq", line.seq())
                        .param("at", utc(line.at()))
                        .param("action", line.action())
                        .param("from", line.from())
                        .param("to", line.to())
                        .param("who", line.who())
                        .param("person", line.person(), java.sql.Types.OTHER)
                        .param("name", line.name())
                        .param("title", line.title())
                        .param("body", line.body())
                        .param("desk", line.desk())
                        .param("because", line.because())
                        .param("form", rows.json(line.form()))
                        .param("key", key)
                        .param("digest", digest, java.sql.Types.BINARY)
                        .update()
                == 1;
    }

    /** What a key stands for: the first answer and the digest of what was asked. */
    @SuppressWarnings("ArrayRecordComponent")
    record Known(MatterNumber number, int seq, String state, byte[] digest) {}

    Optional<Known> known(String county, String key) {
        return jdbc.sql(
                        "select number, seq, to_state, digest from procedure.history where county = :county and key = :key")
                .param("county", county)
                .param("key", key)
                .query((row, _) -> new Known(
                        new MatterNumber(row.getString("number")),
                        row.getInt("seq"),
                        row.getString("to_state"),
                        row.getBytes("digest")))
                .optional();
    }
}
