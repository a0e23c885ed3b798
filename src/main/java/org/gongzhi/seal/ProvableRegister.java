package org.gongzhi.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every line of the register goes into the public log, so that none can be taken out or changed later. Open is what the
 * register shows; the document's digest and the persons stay closed: a digest of a short certificate can be guessed.
 */
@Component
class ProvableRegister implements Chronicle {

    private static final String[] TEXTS = {"number", "seal", "name", "place", "kind", "subject", "tier", "decision"};
    private static final String[] NUMBERS = {"copies", "approved", "counted", "excess"};
    private static final String[] CLOSED = {"digest", "keeper", "applicant"};

    private final JdbcClient jdbc;

    ProvableRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "seal";
    }

    @Override
    public String table() {
        return "seal.entry";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var open = new HashMap<String, Object>();
        open.put("at", row.getObject("at", OffsetDateTime.class).toInstant().toString());
        for (var column : TEXTS) {
            open.put(column, Objects.requireNonNullElse(row.getString(column), ""));
        }
        for (var column : NUMBERS) {
            open.put(column, row.getInt(column));
        }
        var closed = new HashMap<String, Object>(open);
        for (var column : CLOSED) {
            closed.put(column, Objects.requireNonNullElse(row.getString(column), ""));
        }
        return new Fact(row.getString("number"), Map.copyOf(open), Canonical.bytes(closed));
    }

    @Override
    public Optional<Fact> find(String record) {
        return MatterNumber.parse(record)
                .flatMap(number -> jdbc.sql("select * from seal.entry where county = :county and number = :number")
                        .param("county", number.county())
                        .param("number", number.value())
                        .query((row, _) -> fact(row))
                        .optional());
    }
}
