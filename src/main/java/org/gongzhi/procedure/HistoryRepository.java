package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Trips;
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

    /** The next line of history; it writes no row when the idempotency key was used before. */
    Trips.Part line(MatterNumber number, HistoryLine line, @Nullable String key, byte @Nullable [] digest) {
        return Trips.Part.of("""
                        insert into procedure.history
                               (county, number, seq, at, action, from_state, to_state, who, person, name, title, body, desk, because, form, key, digest)
                        values (:county, :number, :seq, :at, :action, :from, :to, :who, :person::uuid, :name, :title, :body, :desk, :because, :form::jsonb,
                                :key, :digest::bytea)
                            on conflict (county, key) where key is not null do nothing
                        """)
                .with("county", number.county())
                .with("number", number.value())
                .with("seq", line.seq())
                .with("at", utc(line.at()))
                .with("action", line.action())
                .with("from", line.from())
                .with("to", line.to())
                .with("who", line.who())
                .with("person", Objects.toString(line.person(), null))
                .with("name", line.name())
                .with("title", line.title())
                .with("body", line.body())
                .with("desk", line.desk())
                .with("because", line.because())
                .with("form", rows.json(line.form()))
                .with("key", key)
                .with("digest", digest);
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
