package org.gongzhi.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every draw from a decision goes into the public log; a record's name is the matter, the kind and which way it went.
 */
@Component
class ProvableDraws implements Chronicle {

    private final JdbcClient jdbc;

    ProvableDraws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "draw";
    }

    @Override
    public String table() {
        return "decision.draw";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var back = row.getBoolean("back");
        var open = Map.<String, Object>of(
                "decision", row.getString("number"),
                "by", row.getString("by_matter"),
                "kind", row.getString("kind"),
                "amount", row.getLong("amount"),
                "day", row.getString("day"),
                "back", back,
                "at", row.getObject("at", OffsetDateTime.class).toInstant().toString());
        var closed = Map.of(
                "object", Objects.requireNonNullElse(row.getString("object"), ""),
                "reason", Objects.requireNonNullElse(row.getString("reason"), ""));
        var name = row.getString("by_matter") + ":" + row.getString("kind") + (back ? ":back" : "");
        return new Fact(name, open, Canonical.bytes(closed));
    }

    @Override
    public Optional<Fact> find(String record) {
        var parts = record.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || (parts.length == 3 && !parts[2].equals("back"))) {
            return Optional.empty();
        }
        return jdbc.sql("select * from decision.draw where by_matter = :by and kind = :kind and back = :back")
                .param("by", parts[0])
                .param("kind", parts[1])
                .param("back", parts.length == 3)
                .query((row, _) -> fact(row))
                .optional();
    }
}
