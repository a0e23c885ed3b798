package org.gongzhi.deliberation;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which units signed a drive, and the papers that two persons read. */
@Repository
class SignatureRepository {

    private final JdbcClient jdbc;

    SignatureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A photographed paper with the unit as each of two persons read it.
     *
     * @param secondUnit null while nobody else has read it
     */
    record Paper(
            UUID id,
            UUID photo,
            String firstUnit,
            UUID firstBy,
            @Nullable String secondUnit,
            @Nullable UUID secondBy) {

        boolean agrees() {
            return firstUnit.equals(secondUnit);
        }
    }

    /** One after the other, so that the signature that makes it enough is noticed once. */
    void lock(MatterNumber drive) {
        jdbc.sql("select number from deliberation.entry where number = :drive for update")
                .param("drive", drive.value())
                .query(String.class)
                .optional();
    }

    Set<String> units(MatterNumber drive) {
        return new TreeSet<>(jdbc.sql("select unit from deliberation.signed_unit where drive = :drive")
                .param("drive", drive.value())
                .query(String.class)
                .list());
    }

    void sign(MatterNumber drive, String unit, boolean online, Instant at) {
        jdbc.sql("""
                        insert into deliberation.signed_unit (drive, unit, online, at)
                        values (:drive, :unit, :online, :at) on conflict do nothing
                        """)
                .param("drive", drive.value())
                .param("unit", unit)
                .param("online", online)
                .param("at", utc(at))
                .update();
    }

    void takeBack(MatterNumber drive, String unit) {
        jdbc.sql("delete from deliberation.signed_unit where drive = :drive and unit = :unit")
                .param("drive", drive.value())
                .param("unit", unit)
                .update();
    }

    int online(MatterNumber drive) {
        return jdbc.sql("select count(*) from deliberation.signed_unit where drive = :drive and online")
                .param("drive", drive.value())
                .query(Integer.class)
                .single();
    }

    void hand(MatterNumber drive, Paper paper, Instant at) {
        jdbc.sql("""
                        insert into deliberation.signed_paper (id, drive, photo, first_unit, first_by, first_at)
                        values (:id, :drive, :photo, :unit, :person, :at)
                        """)
                .param("id", paper.id())
                .param("drive", drive.value())
                .param("photo", paper.photo())
                .param("unit", paper.firstUnit())
                .param("person", paper.firstBy())
                .param("at", utc(at))
                .update();
    }

    void read(UUID paper, String unit, UUID person, Instant at) {
        jdbc.sql("""
                        update deliberation.signed_paper set second_unit = :unit, second_by = :person, second_at = :at
                         where id = :id
                        """)
                .param("id", paper)
                .param("unit", unit)
                .param("person", person)
                .param("at", utc(at))
                .update();
    }

    List<Paper> papers(MatterNumber drive) {
        return jdbc.sql("select * from deliberation.signed_paper where drive = :drive order by first_at, id")
                .param("drive", drive.value())
                .query((row, _) -> paper(row))
                .list();
    }

    Optional<Paper> paper(MatterNumber drive, UUID id) {
        return papers(drive).stream().filter(paper -> paper.id().equals(id)).findFirst();
    }

    private static Paper paper(ResultSet row) throws SQLException {
        return new Paper(
                row.getObject("id", UUID.class),
                row.getObject("photo", UUID.class),
                row.getString("first_unit"),
                row.getObject("first_by", UUID.class),
                row.getString("second_unit"),
                row.getObject("second_by", UUID.class));
    }
}
