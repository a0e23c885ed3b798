package org.gongzhi.seal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gongzhi.kernel.Dataset;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of seals as a table. Certificates are about single persons and are left out; of all others the words of
 * the subject are, since somebody may have typed a name into them. The number leads to the page that has them.
 */
@Component
class RegisterData implements Dataset {

    private final JdbcClient jdbc;

    RegisterData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String id() {
        return "seals";
    }

    @Override
    public String title() {
        return "seal.data.title";
    }

    @Override
    public String about() {
        return "seal.data.about";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("number", Kind.CODE, "seal.data.number"),
                Column.of("place", Kind.CODE, "seal.data.place"),
                Column.of("seal", Kind.CODE, "seal.data.seal"),
                Column.of("name", Kind.TEXT, "seal.data.name"),
                Column.of("used_on", Kind.DAY, "seal.data.used-on"),
                Column.of("kind", Kind.CODE, "seal.data.kind"),
                Column.of("copies", Kind.WHOLE, "seal.data.copies"),
                Column.of("approved", Kind.WHOLE, "seal.data.approved"),
                Column.of("made", Kind.WHOLE, "seal.data.made"),
                Column.of("tier", Kind.CODE, "seal.data.tier"),
                Column.of("decision", Kind.CODE, "seal.data.decision"),
                Column.of("state", Kind.CODE, "seal.data.state"),
                Column.of("anomalies", Kind.WHOLE, "seal.data.anomalies"));
    }

    @Override
    public Instant changedAt() {
        return jdbc.sql("""
                        select greatest(coalesce((select max(changed_at) from seal.use), 'epoch'),
                                        coalesce((select max(at) from seal.anomaly), 'epoch'))
                        """).query(OffsetDateTime.class).single().toInstant();
    }

    @Override
    public List<Row> after(@Nullable String cursor, int most) {
        return jdbc.sql("""
                        select e.*, u.state,
                               (select count(*) from seal.anomaly a where a.county = e.county and a.number = e.number) as anomalies
                          from seal.entry e join seal.use u on u.county = e.county and u.number = e.number
                         where e.kind <> 'certificate' and e.number > :after
                         order by e.number limit :most
                        """)
                .param("after", Objects.requireNonNullElse(cursor, ""))
                .param("most", most)
                .query((row, _) -> new Row(
                        row.getString("number"),
                        Arrays.<@Nullable Object>asList(
                                row.getString("number"),
                                row.getString("place"),
                                row.getString("seal"),
                                row.getString("name"),
                                Shanghai.day(row.getObject("at", OffsetDateTime.class)
                                        .toInstant()),
                                row.getString("kind"),
                                row.getLong("copies"),
                                row.getLong("approved"),
                                row.getLong("counted") + row.getLong("excess"),
                                row.getString("tier"),
                                row.getString("decision"),
                                row.getString("state"),
                                row.getLong("anomalies")),
                        null))
                .list();
    }
}
