package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was destroyed goes into the public log with nothing of it open: single reports are no number to be told, but
 * whoever audits can prove that no line was taken out.
 */
@Component
class DestructionChronicle implements Chronicle {

    private static final String[] COLUMNS = {"report", "county", "closed", "day", "years", "source", "letters", "files"
    };

    private final JdbcClient jdbc;

    DestructionChronicle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "destruction";
    }

    @Override
    public String table() {
        return "supervision.destruction";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var closed = new HashMap<String, Object>();
        for (var column : COLUMNS) {
            closed.put(column, Objects.requireNonNull(row.getString(column)));
        }
        return new Fact(row.getString("report"), Map.of(), Canonical.bytes(closed));
    }

    @Override
    public Optional<Fact> find(String record) {
        try {
            return jdbc.sql("select * from supervision.destruction where report = :report")
                    .param("report", UUID.fromString(record))
                    .query((row, _) -> fact(row))
                    .optional();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
