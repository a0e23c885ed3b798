package org.gongzhi.dispatch;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.category.Category;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EntryRepository {

    private final JdbcClient jdbc;

    EntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything ever written for the county. */
    List<Entry> all(String county) {
        return jdbc.sql("select * from dispatch.entry where county = :county order by seq")
                .param("county", county)
                .query(EntryRepository::entry)
                .list();
    }

    /** The number of the last line; two who write at once see different ones. */
    long last(String county) {
        return jdbc.sql("select coalesce(max(seq), 0) from dispatch.entry where county = :county")
                .param("county", county)
                .query(Long.class)
                .single();
    }

    /** Whoever writes to the county's catalogue waits here for whoever is writing. */
    void lock(String county) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('dispatch/' || :county, 0))")
                .param("county", county)
                .query((_, _) -> true)
                .single();
    }

    void append(Entry entry) {
        var category = entry.category();
        var target = entry.target();
        jdbc.sql("""
                        insert into dispatch.entry
                               (county, place, category, target, deputies, basis, valid_from, sample, at, person, name)
                        values (:county, :place, :category, :target, :deputies::text[], :basis, :from, :sample, :at, :person, :name)
                        """)
                .param("county", entry.place().county())
                .param("place", entry.place().value())
                .param("category", category == null ? "" : category.path())
                .param("target", target == null ? null : target.key())
                .param("deputies", entry.deputies().stream().map(Target::key).toArray(String[]::new))
                .param("basis", entry.basis())
                .param("from", entry.from())
                .param("sample", entry.sample())
                .param("at", utc(entry.at()))
                .param("person", entry.person(), Types.OTHER)
                .param("name", entry.name())
                .update();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        var category = row.getString("category");
        var target = row.getString("target");
        return new Entry(
                row.getLong("seq"),
                new PlaceCode(row.getString("place")),
                category.isEmpty() ? null : new Category(category),
                target == null ? null : new Target(target),
                Arrays.stream((Object[]) row.getArray("deputies").getArray())
                        .map(deputy -> new Target(Objects.toString(deputy)))
                        .toList(),
                row.getString("basis"),
                row.getObject("valid_from", LocalDate.class),
                row.getBoolean("sample"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person", UUID.class),
                row.getString("name"));
    }
}
