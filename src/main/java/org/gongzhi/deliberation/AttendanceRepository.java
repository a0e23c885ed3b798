package org.gongzhi.deliberation;

import java.util.List;
import java.util.UUID;
import org.gongzhi.identity.Vault;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who was at a meeting; names are sealed. */
@Repository
class AttendanceRepository {

    private static final String SEAL = "attendance";

    private final JdbcClient jdbc;
    private final Vault vault;

    AttendanceRepository(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    List<Attendance> of(MatterNumber meeting) {
        return jdbc.sql("select * from deliberation.attendance where meeting = :meeting order by id")
                .param("meeting", meeting.value())
                .query((row, _) -> {
                    var name = row.getBytes("name");
                    return new Attendance(
                            row.getObject("id", UUID.class),
                            name == null ? null : vault.open(name, SEAL),
                            row.getString("role"),
                            row.getInt("heads"),
                            row.getInt("households"),
                            row.getBoolean("votes"),
                            row.getBoolean("online"));
                })
                .list();
    }

    void add(MatterNumber meeting, Attendance one) {
        jdbc.sql("""
                        insert into deliberation.attendance (id, meeting, name, role, heads, households, votes, online)
                        values (:id, :meeting, :name, :role, :heads, :households, :votes, :online)
                        """)
                .param("id", one.id())
                .param("meeting", meeting.value())
                .param("name", one.name() == null ? null : vault.seal(one.name(), SEAL))
                .param("role", one.role())
                .param("heads", one.heads())
                .param("households", one.households())
                .param("votes", one.votes())
                .param("online", one.online())
                .update();
    }

    void remove(MatterNumber meeting, UUID id) {
        jdbc.sql("delete from deliberation.attendance where meeting = :meeting and id = :id")
                .param("meeting", meeting.value())
                .param("id", id)
                .update();
    }
}
