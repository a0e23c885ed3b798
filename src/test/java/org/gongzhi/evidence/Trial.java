package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Chronicle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A chronicle for tests: a table of its own with an open word and a closed one. */
record Trial(JdbcClient jdbc, String name) implements Chronicle {

    static Trial begin(JdbcClient jdbc, String name) {
        jdbc.sql("""
                        create table evidence.trial_%s (
                            id int primary key, word text not null, secret text not null,
                            xid xid8 not null default pg_current_xact_id())
                        """.formatted(name)).update();
        return new Trial(jdbc, name);
    }

    void write(int id) {
        jdbc.sql("insert into %s (id, word, secret) values (:id, :word, 'sealed')".formatted(table()))
                .param("id", id)
                .param("word", "第" + id + "句")
                .update();
    }

    @Override
    public String table() {
        return "evidence.trial_" + name;
    }

    @Override
    public Fact fact(ResultSet row) throws SQLException {
        return new Fact(
                row.getString("id"),
                Map.of("word", row.getString("word")),
                row.getString("secret").getBytes(UTF_8));
    }

    @Override
    public Optional<Fact> find(String record) {
        return jdbc.sql("select * from %s where id::text = :id".formatted(table()))
                .param("id", record)
                .query((row, _) -> fact(row))
                .optional();
    }
}
