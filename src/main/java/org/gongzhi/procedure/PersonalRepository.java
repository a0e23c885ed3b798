package org.gongzhi.procedure;

import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps personal answers, encrypted, apart from the matter. */
@Repository
class PersonalRepository {

    private final JdbcClient jdbc;

    PersonalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void seal(MatterNumber number, int seq, Map<String, byte[]> values) {
        if (values.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into procedure.personal (county, number, seq, field, value)
                        select :county, :number, :seq, field, value
                          from unnest(:fields::text[], :values::bytea[]) as sealed(field, value)
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("seq", seq)
                .param("fields", values.keySet().toArray(String[]::new))
                .param("values", values.values().toArray(byte[][]::new))
                .update();
    }

    Optional<byte[]> sealed(MatterNumber number, int seq, String field) {
        return jdbc.sql("""
                        select value from procedure.personal
                         where county = :county and number = :number and seq = :seq and field = :field
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("seq", seq)
                .param("field", field)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }
}
