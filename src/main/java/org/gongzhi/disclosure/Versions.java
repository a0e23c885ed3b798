package org.gongzhi.disclosure;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.text.Clean;
import org.gongzhi.text.Grams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of what was published. It is only ever added to. */
@Repository
class Versions {

    private static final String ONE = " county = :county and place = :place and item = :item and period = :period";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Versions(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Version add(Slot slot, Paper paper, String number, java.time.Instant at, LocalDate until) {
        var file = new String(paper.bytes(), StandardCharsets.UTF_8);
        var record = slot.record(paper.version());
        jdbc.sql("""
                        insert into disclosure.version (county, place, item, period, version, record, number, month, heading,
                               content, digest, reason, published_at, posted_until, body, reviewer, grams)
                        values (:county, :place, :item, :period, :version, :record, :number, :month, :heading,
                                :content, :digest, :reason, :at, :until, :body, :reviewer, :grams)
                        """)
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .param("version", paper.version())
                .param("record", record)
                .param("number", number)
                .param("month", slot.period().month().toString())
                .param("heading", paper.heading())
                .param("content", file)
                .param("digest", Sha256.hex(file))
                .param("reason", paper.reason())
                .param("at", Shanghai.utc(at))
                .param("until", until)
                .param("body", paper.body())
                .param("reviewer", paper.reviewer())
                .param("grams", grams(words(paper)))
                .update();
        var originals = paper.contents().originals();
        if (!originals.isEmpty()) {
            jdbc.sql("""
                            insert into disclosure.original (file, record)
                            select file, :record from unnest(:files::uuid[]) as file on conflict do nothing
                            """)
                    .param(
                            "files",
                            originals.stream().map(Contents.Original::file).toArray(String[]::new))
                    .param("record", record)
                    .update();
        }
        return new Version(slot, paper.version(), record, number, paper, file, Sha256.hex(file), at, until);
    }

    Optional<Version> find(Slot slot, int version) {
        return jdbc.sql("select * from disclosure.version where version = :version and" + ONE)
                .param("version", version)
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .query(this::version)
                .optional();
    }

    Optional<Version> find(String record) {
        return jdbc.sql("select * from disclosure.version where record = :record")
                .param("record", record)
                .query(this::version)
                .optional();
    }

    /** Every version of one publication, the newest first. */
    List<Version> all(Slot slot) {
        return jdbc.sql("select * from disclosure.version where" + ONE + " order by version desc")
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .query(this::version)
                .list();
    }

    /** The newest version of each period of an item of a village, the latest period first. */
    List<Version> ofItem(PlaceCode village, String item, int most) {
        return jdbc.sql("""
                        select * from (select distinct on (period) * from disclosure.version
                                        where county = :county and place = :place and item = :item
                                        order by period, version desc) newest
                         order by month desc, period desc limit :most
                        """)
                .param("county", village.county())
                .param("place", village.value())
                .param("item", item)
                .param("most", most)
                .query(this::version)
                .list();
    }

    /** What was published last in a place and all below it; with words, only where all of them stand. */
    List<Version> newest(PlaceCode within, String words, int most) {
        return jdbc.sql("""
                        select * from disclosure.version v
                         where county = :county and place >= :from and place < :until and grams @> :grams
                           and version = (select d.version from disclosure.due d
                                           where (d.county, d.place, d.item, d.period) = (v.county, v.place, v.item, v.period))
                         order by published_at desc limit :most
                        """)
                .param("county", within.county())
                .param("from", within.from())
                .param("until", within.until())
                .param("grams", grams(words))
                .param("most", most)
                .query(this::version)
                .list();
    }

    /** Whether a file was published with what has this name. */
    boolean hasOriginal(UUID file) {
        return jdbc.sql("select exists (select from disclosure.original where file = :file)")
                .param("file", file)
                .query(Boolean.class)
                .single();
    }

    private Version version(ResultSet row, int number) throws SQLException {
        var file = row.getString("content");
        if (!Sha256.hex(file).equals(row.getString("digest"))) {
            throw new IllegalStateException("the publication " + row.getString("record") + " was tampered with");
        }
        return new Version(
                new Slot(
                        new PlaceCode(row.getString("place")),
                        row.getString("item"),
                        Period.of(row.getString("period"))),
                row.getInt("version"),
                row.getString("record"),
                row.getString("number"),
                json.readValue(file, Paper.class),
                file,
                row.getString("digest"),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getObject("posted_until", LocalDate.class));
    }

    private static String words(Paper paper) {
        var words = new StringBuilder(paper.heading()).append(' ').append(paper.summary());
        paper.rows().forEach(row -> row.forEach(cell -> words.append(' ').append(cell)));
        return words.toString();
    }

    private static Integer[] grams(String text) {
        var grams = new TreeSet<Integer>();
        Grams.each(Clean.of(text), 1, 2, grams::add);
        return grams.toArray(Integer[]::new);
    }
}
