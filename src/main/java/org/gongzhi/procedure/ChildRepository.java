package org.gongzhi.procedure;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the matters opened out of another. */
@Repository
class ChildRepository {

    private final JdbcClient jdbc;

    ChildRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A child, as far as its parent must know. */
    record Child(MatterNumber number, boolean ended) {}

    /** The children of a parent under a procedure; none of them can change before the transaction ends. */
    List<Child> hold(MatterNumber parent, String procedure) {
        return jdbc.sql("""
                        select number, ended from procedure.matter
                         where parent = :parent and procedure = :procedure
                         order by number
                           for share
                        """)
                .param("parent", parent.value())
                .param("procedure", procedure)
                .query((row, _) -> new Child(new MatterNumber(row.getString("number")), row.getBoolean("ended")))
                .list();
    }
}
