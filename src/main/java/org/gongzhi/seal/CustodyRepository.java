package org.gongzhi.seal;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.organization.Post;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who kept which seal when. */
@Repository
class CustodyRepository {

    private final JdbcClient jdbc;

    CustodyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who kept it on a day; of a hand-over on that day, the one who took it. */
    Optional<Custody> on(String seal, LocalDate day) {
        return jdbc.sql("""
                        select * from seal.custody
                         where seal = :seal and begins <= :day and (ends is null or ends >= :day)
                         order by begins desc, noted_at desc limit 1
                        """)
                .param("seal", seal)
                .param("day", day)
                .query(CustodyRepository::custody)
                .optional();
    }

    /** The newest first. */
    List<Custody> of(String seal) {
        return jdbc.sql("select * from seal.custody where seal = :seal order by begins desc, noted_at desc")
                .param("seal", seal)
                .query(CustodyRepository::custody)
                .list();
    }

    void end(String seal, LocalDate last) {
        jdbc.sql("update seal.custody set ends = greatest(begins, :last) where seal = :seal and ends is null")
                .param("seal", seal)
                .param("last", last)
                .update();
    }

    void insert(Custody custody, UUID by, Post as, Instant at) {
        jdbc.sql("""
                        insert into seal.custody (id, seal, person, name, title, body, begins, basis, by_person, by_title, noted_at)
                        values (:id, :seal, :person, :name, :title, :body, :begins, :basis, :by, :as, :at)
                        """)
                .param("id", Ids.next())
                .param("seal", custody.seal())
                .param("person", custody.person())
                .param("name", custody.name())
                .param("title", custody.title())
                .param("body", custody.body())
                .param("begins", custody.begins())
                .param("basis", custody.basis())
                .param("by", by)
                .param("as", as.title())
                .param("at", utc(at))
                .update();
    }

    private static Custody custody(ResultSet row, int number) throws SQLException {
        return new Custody(
                row.getString("seal"),
                row.getObject("person", UUID.class),
                row.getString("name"),
                row.getString("title"),
                row.getString("body"),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("basis"));
    }
}
