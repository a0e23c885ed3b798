package org.gongzhi.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every step goes into the public log. Open is what the timeline shows everybody; who did it and what was filled in
 * stay closed. A record's name is the matter's number and the step, such as {@code SQ620402-20261125-00007-3:2}.
 */
@Component
class ProvableHistory implements Chronicle {

    private final JdbcClient jdbc;
    private final Procedures procedures;

    ProvableHistory(JdbcClient jdbc, Procedures procedures) {
        this.jdbc = jdbc;
        this.procedures = procedures;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String table() {
        return "procedure.provable";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var number = row.getString("number");
        var seq = row.getInt("seq");
        var action = row.getString("action");
        var at = row.getObject("at", OffsetDateTime.class).toInstant().toString();
        var facts = Map.<String, Object>of(
                "number", number, "seq", seq, "at", at, "action", action, "state", row.getString("to_state"));
        var closed = new HashMap<String, Object>(facts);
        for (var column : new String[] {"from_state", "who", "person", "name", "title", "body", "desk", "form"}) {
            closed.put(column, Objects.requireNonNullElse(row.getString(column), ""));
        }
        var shown = isShown(procedures.version(row.getString("definition")), action);
        return new Fact(number + ":" + seq, shown ? facts : Map.of(), Canonical.bytes(closed));
    }

    /** For a receipt: whatever was open when it was logged, nothing is given out once the matter is sealed. */
    private static Fact hidden(Fact fact) {
        return new Fact(fact.record(), Map.of(), fact.closed());
    }

    private static boolean isShown(Procedure procedure, String action) {
        if (!procedure.publishes("timeline")) {
            return false;
        }
        var known = procedure.actions().get(action);
        return action.equals("open") || (known != null && known.shown() != null);
    }

    @Override
    public Optional<Fact> find(String record) {
        var colon = record.lastIndexOf(':');
        if (colon < 0 || !record.substring(colon + 1).matches("[1-9]\\d{0,8}")) {
            return Optional.empty();
        }
        return MatterNumber.parse(record.substring(0, colon))
                .flatMap(number -> jdbc.sql("""
                                select * from procedure.provable
                                 where county = :county and number = :number and seq = :seq
                                """)
                        .param("county", number.county())
                        .param("number", number.value())
                        .param("seq", Integer.parseInt(record.substring(colon + 1)))
                        .query((row, _) -> row.getBoolean("sealed") ? hidden(fact(row)) : fact(row))
                        .optional());
    }
}
