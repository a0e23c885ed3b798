package org.gongzhi.disclosure;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every version goes into the public log: what it is, when, and the digest of the file that everybody may fetch. */
@Component
class ProvableVersions implements Chronicle {

    static final String NAME = "disclosure";

    private final JdbcClient jdbc;

    ProvableVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String table() {
        return "disclosure.version";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var record = row.getString("record");
        return new Fact(
                record,
                Map.of(
                        "record", record,
                        "heading", row.getString("heading"),
                        "version", row.getInt("version"),
                        "at",
                                row.getObject("published_at", OffsetDateTime.class)
                                        .toInstant()
                                        .toString(),
                        "sha256", row.getString("digest")),
                row.getString("number").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Fact> find(String record) {
        return jdbc.sql("select * from disclosure.version where record = :record")
                .param("record", record)
                .query((row, _) -> fact(row))
                .optional();
    }
}
