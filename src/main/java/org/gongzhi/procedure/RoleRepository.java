package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts matters into the inboxes of their parties. */
@Repository
class RoleRepository {

    private final JdbcClient jdbc;
    private final PartyRepository bodies;

    RoleRepository(JdbcClient jdbc, PartyRepository bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    /** The parties as they are now; bodies among them may see the matter from now on, also when they leave again. */
    void save(Procedure procedure, Matter matter) {
        jdbc.sql("delete from procedure.role where county = :county and number = :number")
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .update();
        for (var party : matter.parties()) {
            if (Optional.ofNullable(procedure.parties().get(party.role()))
                    .filter(PartyRole::inbox)
                    .isPresent()) {
                insert(matter, party);
            }
            if (party.desk() != null) {
                bodies.join(matter.number(), Objects.requireNonNull(party.desk()), party.since());
            }
        }
    }

    private void insert(Matter matter, Party party) {
        jdbc.sql("""
                        insert into procedure.role (county, number, role, holder, since)
                        values (:county, :number, :role, :holder, :since)
                            on conflict do nothing
                        """)
                .param("county", matter.number().county())
                .param("number", matter.number().value())
                .param("role", party.role())
                .param("holder", party.holder())
                .param("since", utc(party.since()))
                .update();
    }
}
