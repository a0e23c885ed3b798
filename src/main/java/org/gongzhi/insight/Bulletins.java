package org.gongzhi.insight;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Keeps bulletins as they were told: text and digest, once for each place and month. */
@Service
@Transactional
class Bulletins {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstantSource time;

    Bulletins(JdbcClient jdbc, JsonMapper json, InstantSource time) {
        this.jdbc = jdbc;
        this.json = json;
        this.time = time;
    }

    /** A bulletin that stands, with the SHA-256 of its text. */
    record Frozen(Bulletin bulletin, String digest, Instant madeAt, String madeBy) {}

    /** What stands in a list of bulletins. */
    record Told(String place, String procedure, String month, Instant madeAt, String digest) {}

    /**
     * Lets a bulletin stand.
     *
     * @param by the body that tells it
     * @throws Refusal when the month is not over, or was told before
     */
    void freeze(Bulletin bulletin, String by) {
        var now = time.instant();
        if (!YearMonth.parse(bulletin.month()).isBefore(YearMonth.from(Shanghai.day(now)))) {
            throw Refusal.conflict("insight.bulletin.not-over", bulletin.month());
        }
        var text = json.writeValueAsString(bulletin);
        var rows = jdbc.sql("""
                        insert into insight.bulletin (county, place, procedure, month, content, digest, made_at, made_by)
                        values (:county, :place, :procedure, :month, :content, :digest, :at, :by)
                            on conflict do nothing
                        """)
                .param("county", new PlaceCode(bulletin.place()).county())
                .param("place", bulletin.place())
                .param("procedure", bulletin.procedure())
                .param("month", bulletin.month())
                .param("content", text)
                .param("digest", Sha256.hex(text))
                .param("at", Shanghai.utc(now))
                .param("by", by)
                .update();
        if (rows == 0) {
            throw Refusal.conflict("insight.bulletin.told-before", bulletin.month());
        }
    }

    @Transactional(readOnly = true)
    Optional<Frozen> find(PlaceCode place, String procedure, String month) {
        return jdbc.sql("""
                        select content, digest, made_at, made_by from insight.bulletin
                         where county = :county and place = :place and procedure = :procedure and month = :month
                        """)
                .param("county", place.county())
                .param("place", place.value())
                .param("procedure", procedure)
                .param("month", month)
                .query((row, _) -> {
                    var text = row.getString("content");
                    if (!Sha256.hex(text).equals(row.getString("digest"))) {
                        throw new IllegalStateException(
                                "the bulletin of " + place + " " + month + " was tampered with");
                    }
                    return new Frozen(
                            json.readValue(text, Bulletin.class),
                            row.getString("digest"),
                            row.getObject("made_at", java.time.OffsetDateTime.class)
                                    .toInstant(),
                            row.getString("made_by"));
                })
                .optional();
    }

    /** The bulletins of a county and the places in it, the newest first. */
    @Transactional(readOnly = true)
    List<Told> told(PlaceCode county, int most) {
        return jdbc.sql("""
                        select place, procedure, month, made_at, digest from insight.bulletin
                         where county = :county order by month desc, place, procedure limit :most
                        """)
                .param("county", county.county())
                .param("most", most)
                .query((row, _) -> new Told(
                        row.getString("place"),
                        row.getString("procedure"),
                        row.getString("month"),
                        row.getObject("made_at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("digest")))
                .list();
    }
}
