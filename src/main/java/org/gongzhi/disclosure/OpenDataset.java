package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.gongzhi.kernel.KeyedDataset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every village owed and published, and when: a table without a single person in it. */
@Component
class OpenDataset extends KeyedDataset {

    private static final int PARTS = 3;

    private final JdbcClient jdbc;

    OpenDataset(JdbcClient jdbc) {
        super(
                "disclosure",
                "disclosure.data",
                Column.of("place", Kind.CODE, "disclosure.data.place"),
                Column.of("item", Kind.CODE, "disclosure.data.item"),
                Column.of("period", Kind.CODE, "disclosure.data.period"),
                Column.of("due_on", Kind.DAY, "disclosure.data.due-on"),
                Column.of("state", Kind.CODE, "disclosure.data.state"),
                Column.of("published_on", Kind.DAY, "disclosure.data.published-on"),
                Column.of("posted_until", Kind.DAY, "disclosure.data.posted-until"),
                Column.of("version", Kind.WHOLE, "disclosure.data.version"),
                Column.of("sha256", Kind.TEXT, "disclosure.data.sha256"));
        this.jdbc = jdbc;
    }

    @Override
    public Instant changedAt() {
        return jdbc.sql("""
                        select greatest(coalesce((select max(published_at) from disclosure.version), 'epoch'),
                                        coalesce((select max(at) from disclosure.planned), 'epoch'))
                        """).query(OffsetDateTime.class).single().toInstant();
    }

    @Override
    protected List<Row> behind(String key, int most) {
        var parts = key.split("/", -1);
        var from = parts.length == PARTS ? parts : new String[] {"", "", ""};
        return jdbc.sql("""
                        select d.place, d.item, d.period, d.due_on, d.state, d.published_on, d.posted_until, d.version, v.digest
                          from disclosure.due d
                          left join disclosure.version v using (county, place, item, period, version)
                         where d.county >= left(:place, 6) and (d.place, d.item, d.period) > (:place, :item, :period)
                         order by d.county, d.place, d.item, d.period limit :most
                        """)
                .param("place", from[0])
                .param("item", from[1])
                .param("period", from[2])
                .param("most", most)
                .query((row, _) -> new Row(
                        row.getString("place") + "/" + row.getString("item") + "/" + row.getString("period"),
                        Arrays.asList(
                                row.getString("place"),
                                row.getString("item"),
                                row.getString("period"),
                                row.getObject("due_on", LocalDate.class),
                                row.getString("state"),
                                row.getObject("published_on", LocalDate.class),
                                row.getObject("posted_until", LocalDate.class),
                                row.getLong("version"),
                                row.getString("digest")),
                        null))
                .list();
    }
}
