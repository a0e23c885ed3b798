package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Trips;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which bodies had a matter in hand, so that they may go on seeing it. */
@Repository
class PartyRepository {

    private final JdbcClient jdbc;
    private final Trips trips;

    PartyRepository(JdbcClient jdbc, Trips trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    /** A desk of a body joins it; only bodies are remembered. */
    Optional<Trips.Part> joining(MatterNumber number, Desk desk, Instant at) {
        return !desk.isBody()
                ? Optional.empty()
                : Optional.of(Trips.Part.of("""
                        insert into procedure.party (county, number, body, since)
                        values (:county, :number, :body, :since)
                            on conflict do nothing
                        """)
                        .with("county", number.county())
                        .with("number", number.value())
                        .with("body", desk.body())
                        .with("since", utc(at)));
    }

    void join(MatterNumber number, Desk desk, Instant at) {
        joining(number, desk, at).ifPresent(part -> trips.write(List.of(part)));
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
