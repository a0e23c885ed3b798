package org.gongzhi.deliberation;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the votes counted at meetings; nothing here changes or deletes one. */
@Repository
class MotionRepository {

    private final JdbcClient jdbc;

    MotionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of a meeting, the oldest first. */
    List<Motion> of(MatterNumber meeting) {
        return jdbc.sql("select * from deliberation.motion where meeting = :meeting order by at, id")
                .param("meeting", meeting.value())
                .query((row, _) -> motion(row))
                .list();
    }

    Optional<Motion> find(UUID id) {
        return jdbc.sql("select * from deliberation.motion where id = :id")
                .param("id", id)
                .query((row, _) -> motion(row))
                .optional();
    }

    /** @param by who writes it down */
    void add(Motion motion, UUID by) {
        jdbc.sql("""
                        insert into deliberation.motion
                               (id, item, meeting, at, text, method, rule, entitled, present, households_entitled,
                                households_present, yes, no, abstain, spoiled, finish, quorum, passed, sentence, counter,
                                witness, again, entered_by)
                        values (:id, :item, :meeting, :at, :text, :method, :rule, :entitled, :present, :householdsEntitled,
                                :householdsPresent, :yes, :no, :abstain, :spoiled, :finish, :quorum, :passed, :sentence, :counter,
                                :witness, :again, :by)
                        """)
                .param("id", motion.id())
                .param("item", motion.item())
                .param("meeting", motion.meeting().value())
                .param("at", utc(motion.at()))
                .param("text", motion.text())
                .param("method", motion.method())
                .param("rule", motion.rule())
                .param("entitled", motion.entitled())
                .param("present", motion.present())
                .param("householdsEntitled", motion.householdsEntitled())
                .param("householdsPresent", motion.householdsPresent())
                .param("yes", motion.yes())
                .param("no", motion.no())
                .param("abstain", motion.abstain())
                .param("spoiled", motion.spoiled())
                .param("finish", motion.finish(), Types.DATE)
                .param("quorum", motion.quorum())
                .param("passed", motion.passed())
                .param("sentence", motion.sentence())
                .param("counter", motion.counter())
                .param("witness", motion.witness())
                .param("again", motion.again())
                .param("by", by)
                .update();
    }

    /** Whether this person wrote it down. */
    boolean isBy(UUID id, UUID person) {
        return jdbc.sql("select coalesce(entered_by = :person, false) from deliberation.motion where id = :id")
                .param("id", id)
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** False when somebody was faster. */
    boolean confirm(UUID id, UUID person, Instant at) {
        return jdbc.sql("""
                        insert into deliberation.second_count (motion, by, at) values (:id, :person, :at)
                            on conflict do nothing
                        """)
                        .param("id", id)
                        .param("person", person)
                        .param("at", utc(at))
                        .update()
                == 1;
    }

    /** Those of a meeting that a second person read alike. */
    Set<UUID> confirmed(MatterNumber meeting) {
        return Set.copyOf(jdbc.sql("""
                        select s.motion from deliberation.second_count s
                          join deliberation.motion m on m.id = s.motion where m.meeting = :meeting
                        """)
                .param("meeting", meeting.value())
                .query(UUID.class)
                .list());
    }

    static Motion motion(ResultSet row) throws SQLException {
        return new Motion(
                row.getObject("id", UUID.class),
                row.getObject("item", UUID.class),
                new MatterNumber(row.getString("meeting")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("method"),
                row.getString("rule"),
                row.getInt("entitled"),
                row.getInt("present"),
                row.getInt("households_entitled"),
                row.getInt("households_present"),
                row.getInt("yes"),
                row.getInt("no"),
                row.getInt("abstain"),
                row.getInt("spoiled"),
                row.getObject("finish", LocalDate.class),
                row.getBoolean("quorum"),
                row.getBoolean("passed"),
                row.getString("sentence"),
                row.getString("counter"),
                row.getString("witness"),
                row.getString("again"));
    }
}
