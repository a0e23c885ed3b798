package org.gongzhi.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every decision goes into the public log, word for word. A record's name is its number. */
@Component
class ProvableDecisions implements Chronicle {

    private static final String[] TEXTS = {
        "number",
        "place",
        "rule",
        "matter",
        "title",
        "words",
        "origin",
        "digest",
        "count",
        "passed_on",
        "posted_from",
        "in_force",
        "until"
    };

    private final JdbcClient jdbc;

    ProvableDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "decision";
    }

    @Override
    public String table() {
        return "decision.decision";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var open = new LinkedHashMap<String, Object>();
        for (var column : TEXTS) {
            open.put(column, Objects.requireNonNullElse(row.getString(column), ""));
        }
        var at = row.getObject("at", OffsetDateTime.class).toInstant().toString();
        open.put("at", at);
        var closed = Map.of("person", Objects.requireNonNullElse(row.getString("person"), ""), "at", at);
        return new Fact(row.getString("number"), open, Canonical.bytes(closed));
    }

    @Override
    public Optional<Fact> find(String record) {
        return jdbc.sql("select * from decision.decision where number = :number")
                .param("number", record)
                .query((row, _) -> fact(row))
                .optional();
    }
}
