package org.gongzhi.territory;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ChangeRepository {

    /** Each statement moves one table from the codes below {@code :old} to those below {@code :fresh}. */
    private static final List<String> MOVES = List.of("""
            insert into territory.place (code, name, official, level, parent, kind, synthetic, latitude, longitude)
            select :fresh || substr(code, length(:old) + 1), name, official, level,
                   case when code = :old then :parent else :fresh || substr(parent, length(:old) + 1) end,
                   kind, synthetic, latitude, longitude
              from territory.place
             where code >= :old and code < :behind and until is null
            """, """
            insert into territory.alias (old_code, code, reason, since)
            select code, :fresh || substr(code, length(:old) + 1), 'recoded', :since
              from territory.place
             where code >= :old and code < :behind and until is null
            """, """
            update territory.outline
               set code = :fresh || substr(code, length(:old) + 1)
             where code >= :old and code < :behind
            """, """
            update territory.door
               set place = :fresh || substr(place, length(:old) + 1)
             where place >= :old and place < :behind
            """, """
            update territory.place
               set until = :since
             where code >= :old and code < :behind and until is null
            """);

    private final JdbcClient jdbc;

    ChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives a place and everything below it codes that begin otherwise; the old codes lead to the new ones. */
    void recode(PlaceCode old, PlaceCode fresh, PlaceCode parent, LocalDate since) {
        for (var move : MOVES) {
            jdbc.sql(move)
                    .param("old", old.value())
                    .param("behind", old.until())
                    .param("fresh", fresh.value())
                    .param("parent", parent.value())
                    .param("since", since)
                    .update();
        }
    }

    /** Ends a place with nothing left below it; its code leads to the place that took over. */
    void end(PlaceCode old, PlaceCode into, LocalDate since) {
        jdbc.sql("""
                        insert into territory.alias (old_code, code, reason, since)
                        values (:old, :into, 'merged', :since)
                        """)
                .param("old", old.value())
                .param("into", into.value())
                .param("since", since)
                .update();
        jdbc.sql("delete from territory.outline where code = :old")
                .param("old", old.value())
                .update();
        jdbc.sql("update territory.place set until = :since where code = :old")
                .param("old", old.value())
                .param("since", since)
                .update();
    }

    /** Whether a code was ever used, by a place in being or one that is no more. */
    boolean wasUsed(PlaceCode code) {
        return jdbc.sql("""
                        select exists (select from territory.place where code = :code)
                            or exists (select from territory.alias where old_code = :code)
                        """).param("code", code.value()).query(Boolean.class).single();
    }
}
