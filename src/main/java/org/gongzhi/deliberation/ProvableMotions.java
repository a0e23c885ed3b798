package org.gongzhi.deliberation;

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

/** Every vote counted at a meeting goes into the public log with its numbers; they are posted anyway. */
@Component
class ProvableMotions implements Chronicle {

    private final JdbcClient jdbc;

    ProvableMotions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "motion";
    }

    @Override
    public String table() {
        return "deliberation.motion";
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        var motion = MotionRepository.motion(row);
        var open = new HashMap<String, Object>();
        open.put("meeting", motion.meeting().value());
        open.put("at", motion.at().toString());
        open.put("text", motion.text());
        open.put("rule", motion.rule());
        open.put("entitled", motion.entitled());
        open.put("present", motion.present());
        open.put("yes", motion.yes());
        open.put("no", motion.no());
        open.put("abstain", motion.abstain());
        open.put("spoiled", motion.spoiled());
        if (motion.finish() != null) {
            open.put("finish", motion.finish().toString());
        }
        open.put("passed", motion.passed() ? 1 : 0);
        var closed = Map.<String, Object>of(
                "id", motion.id().toString(),
                "item", motion.item().toString(),
                "counter", motion.counter(),
                "witness", motion.witness(),
                "again", Objects.requireNonNullElse(motion.again(), ""));
        return new Fact(motion.id().toString(), open, Canonical.bytes(closed));
    }

    @Override
    public Optional<Fact> find(String record) {
        try {
            return jdbc.sql("select * from deliberation.motion where id = :id")
                    .param("id", UUID.fromString(record))
                    .query((row, _) -> fact(row))
                    .optional();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
