package org.gongzhi.supervision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Announcements of spot checks go into the public log whole: what was fixed before the draw can be shown afterwards.
 */
@Component
class SpotChronicle implements Chronicle {

    private final JdbcClient jdbc;

    SpotChronicle(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return SpotChecks.CHRONICLE;
    }

    @Override
    public String table() {
        return "supervision.announcement";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        return new Fact(row.getString("code"), Map.of("text", row.getString("text")), new byte[0]);
    }

    @Override
    public Optional<Fact> find(String record) {
        return jdbc.sql("select * from supervision.announcement where code = :code")
                .param("code", record)
                .query((row, _) -> fact(row))
                .optional();
    }
}
