package org.gongzhi.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DayRepository {

    private final JdbcClient jdbc;

    DayRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(DayEntry entry) {
        jdbc.sql("""
                        insert into calendar.day (id, day, kind, name, entered_by, entered_at)
                        values (:id, :day, :kind, :name, :enteredBy, :enteredAt)
                        """)
                .param("id", Ids.next())
                .param("day", entry.day())
                .param("kind", entry.kind().key())
                .param("name", entry.name())
                .param("enteredBy", entry.enteredBy())
                .param("enteredAt", Shanghai.utc(entry.enteredAt()))
                .update();
    }

    /** The entry that counts for each day, the last one. */
    List<DayEntry> inForce() {
        return jdbc.sql("""
                        select distinct on (day) *
                          from calendar.day
                         order by day, entered_at desc, id desc
                        """).query(DayRepository::entry).list();
    }

    /** Everything ever entered about the days of a year, the newest first. */
    List<DayEntry> of(int year) {
        return jdbc.sql("""
                        select *
                          from calendar.day
                         where day between :from and :until
                         order by entered_at desc, day desc
                        """)
                .param("from", LocalDate.of(year, 1, 1))
                .param("until", LocalDate.of(year, 12, 31))
                .query(DayRepository::entry)
                .list();
    }

    private static DayEntry entry(ResultSet row, int number) throws SQLException {
        return new DayEntry(
                row.getObject("day", LocalDate.class),
                DayEntry.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("name"),
                row.getString("entered_by"),
                row.getObject("entered_at", OffsetDateTime.class).toInstant());
    }
}
