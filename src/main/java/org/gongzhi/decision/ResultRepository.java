package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what came out, once for each vote. */
@Repository
class ResultRepository {

    private final JdbcClient jdbc;

    ResultRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String vote, Result result, byte @Nullable [] file) {
        jdbc.sql("""
                        insert into decision.result (vote, count, outcome, sentence, split, ambiguous, replaced, void, official, hands, file, digest, at)
                        values (:vote, :count, :outcome, :sentence, :split, :ambiguous, :replaced, :void, :official, :hands, :file, :digest, :at)
                        """)
                .param("vote", vote)
                .param("count", result.count().written())
                .param("outcome", result.outcome())
                .param("sentence", result.sentence())
                .param("split", result.split())
                .param("ambiguous", result.ambiguous())
                .param("replaced", result.replaced())
                .param("void", result.invalid())
                .param("official", result.official(), Types.VARCHAR)
                .param("hands", result.hands() == null ? null : result.hands().written(), Types.VARCHAR)
                .param("file", file, Types.BINARY)
                .param("digest", result.digest())
                .param("at", utc(result.at()))
                .update();
    }

    Optional<Result> find(String vote) {
        return jdbc.sql("select * from decision.result where vote = :vote")
                .param("vote", vote)
                .query((row, _) -> new Result(
                        Count.read(row.getString("count")),
                        row.getString("outcome"),
                        row.getString("sentence"),
                        row.getInt("split"),
                        row.getInt("ambiguous"),
                        row.getInt("replaced"),
                        row.getInt("void"),
                        row.getString("official"),
                        row.getString("hands") == null ? null : Hands.read(row.getString("hands")),
                        row.getString("digest"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    Optional<byte[]> file(String vote) {
        return jdbc.sql("select file from decision.result where vote = :vote and file is not null")
                .param("vote", vote)
                .query(byte[].class)
                .optional();
    }
}
