package org.gongzhi.procedure;

import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Trips;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps personal answers, encrypted, apart from the matter. */
@Repository
class PersonalRepository {

    private final JdbcClient jdbc;

    PersonalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The answers given at one step; there is at least one. */
    Trips.Part kept(MatterNumber number, int seq, Map<String, byte[]> values) {
        return Trips.Part.of("""
                        insert into procedure.personal (county, number, seq, field, value)
                        select :county, :number, :seq, field, value
                          from unnest(:fields::text[], :values::bytea[]) as sealed(field, value)
                        """)
                .with("county", number.county())
                .with("number", number.value())
                .with("seq", seq)
                .with("fields", values.keySet().toArray(String[]::new))
                .with("values", values.values().toArray(byte[][]::new));
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
