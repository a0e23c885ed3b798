package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which bodies had a matter in hand, so that they may go on seeing it. */
@Repository
class PartyRepository {

    private final JdbcClient jdbc;

    PartyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void join(MatterNumber number, Desk desk, Instant at) {
        if (!desk.isBody()) {
            return;
        }
        jdbc.sql("""
                        insert into procedure.party (county, number, body, since)
                        values (:county, :number, :body, :since)
                            on conflict do nothing
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("body", desk.body())
                .param("since", utc(at))
                .update();
    }

    /** Whether one of these bodies has or had the matter in hand. */
    boolean includes(MatterNumber number, Scope scope) {
        return jdbc.sql("""
                        select exists (select from procedure.party
                                        where county = :county and number = :number and body = any (:bodies))
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("bodies", scope.bodies().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
