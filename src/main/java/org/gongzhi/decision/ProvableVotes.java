package org.gongzhi.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Sha256;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rolls, ballots and results go into the public log. Of a ballot only its vote and the digest of its sealed form are
 * open: none can be removed or changed unseen, and none is opened by it. Which unit it is of stays closed.
 */
@Configuration(proxyBeanMethods = false)
class ProvableVotes {

    @Bean
    Chronicle ballotChronicle(JdbcClient jdbc) {
        return new Ballots(jdbc);
    }

    @Bean
    Chronicle rollChronicle(JdbcClient jdbc) {
        return new RollEvents(jdbc);
    }

    @Bean
    Chronicle resultChronicle(JdbcClient jdbc) {
        return new Results(jdbc);
    }

    /** A ballot's name begins with its vote, so that the log itself tells which ballots a vote had. */
    static Chronicle.Fact ballot(ResultSet row) throws SQLException {
        var open = columns(row, "vote", "at");
        open.put("ballot", row.getString("id"));
        open.put("digest", Sha256.hex(row.getBytes("sealed")));
        var closed = columns(row, "unit", "seq", "channel", "person", "second", "proxy", "serial", "scan");
        return new Chronicle.Fact(row.getString("vote") + ":" + row.getString("id"), open, Canonical.bytes(closed));
    }

    private static Map<String, Object> columns(ResultSet row, String... names) throws SQLException {
        var map = new LinkedHashMap<String, Object>();
        for (var name : names) {
            map.put(
                    name,
                    name.equals("at")
                            ? row.getObject(name, OffsetDateTime.class)
                                    .toInstant()
                                    .toString()
                            : Objects.requireNonNullElse(row.getString(name), ""));
        }
        return map;
    }

    private static Optional<Chronicle.Fact> one(
            Chronicle chronicle, JdbcClient jdbc, String where, List<String> values) {
        return jdbc.sql("select * from " + chronicle.table() + " where " + where)
                .params(values)
                .query((row, _) -> chronicle.fact(row))
                .optional();
    }

    private record Ballots(JdbcClient jdbc) implements Chronicle {

        @Override
        public String name() {
            return "ballot";
        }

        @Override
        public String table() {
            return "decision.ballot";
        }

        @Override
        public Fact fact(ResultSet row) throws SQLException {
            return ballot(row);
        }

        /** Ballots logged before their names began with the vote bear only their own. */
        @Override
        public Optional<Fact> find(String record) {
            var parts = record.split(":", -1);
            return parts.length == 2
                    ? one(this, jdbc, "vote = ? and id::text = ?", List.of(parts[0], parts[1]))
                    : one(this, jdbc, "id::text = ?", List.of(record))
                            .map(fact -> new Fact(record, fact.open(), fact.closed()));
        }
    }

    private record RollEvents(JdbcClient jdbc) implements Chronicle {

        @Override
        public String name() {
            return "roll";
        }

        @Override
        public String table() {
            return "decision.roll_event";
        }

        @Override
        public Fact fact(ResultSet row) throws SQLException {
            var open = columns(row, "vote", "seq", "kind", "said", "digest", "units", "area", "heads", "at");
            return new Fact(row.getString("vote") + ":" + row.getInt("seq"), open, new byte[0]);
        }

        @Override
        public Optional<Fact> find(String record) {
            var parts = record.split(":", -1);
            return parts.length != 2
                    ? Optional.empty()
                    : one(this, jdbc, "vote = ? and seq::text = ?", List.of(parts[0], parts[1]));
        }
    }

    private record Results(JdbcClient jdbc) implements Chronicle {

        @Override
        public String name() {
            return "result";
        }

        @Override
        public String table() {
            return "decision.result";
        }

        @Override
        public Fact fact(ResultSet row) throws SQLException {
            var open = columns(row, "vote", "count", "outcome", "sentence", "official", "digest", "at");
            return new Fact(row.getString("vote"), open, new byte[0]);
        }

        @Override
        public Optional<Fact> find(String record) {
            return one(this, jdbc, "vote = ?", List.of(record));
        }
    }
}
