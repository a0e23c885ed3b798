package org.gongzhi.seal;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the public register. Lines are written and read, nothing else. */
@Repository
class EntryRepository {

    private final JdbcClient jdbc;

    EntryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(Use use, Seal seal, int seq) {
        jdbc.sql("""
                        insert into seal.entry (county, number, seq, seal, name, place, kind, subject, copies, approved, counted,
                                                excess, tier, decision, at, digest, keeper, applicant)
                        values (:county, :number, :seq, :seal, :name, :place, :kind, :subject, :copies, :approved, :counted,
                                :excess, :tier, :decision, :at, :digest, :keeper, :applicant)
                        """)
                .param("county", use.number().county())
                .param("number", use.number().value())
                .param("seq", seq)
                .param("seal", seal.code())
                .param("name", seal.name())
                .param("place", seal.place().value())
                .param("kind", use.asked().kind())
                .param("subject", use.asked().shownSubject())
                .param("copies", use.asked().copies())
                .param("approved", use.asked().impressions())
                .param("counted", use.counted())
                .param("excess", use.excess())
                .param("tier", use.asked().tier())
                .param("decision", use.asked().decision())
                .param("at", utc(Objects.requireNonNull(use.usedAt())))
                .param("digest", use.asked().digest())
                .param("keeper", use.keeper())
                .param("applicant", use.asked().applicant())
                .update();
    }

    /** The newest of a place first. */
    List<Entry> of(PlaceCode place, int page, int size) {
        return jdbc.sql("""
                        select e.*, u.state,
                               (select count(*) from seal.anomaly a where a.county = e.county and a.number = e.number) as anomalies
                          from seal.entry e join seal.use u on u.county = e.county and u.number = e.number
                         where e.place = :place
                         order by e.at desc, e.number desc limit :size offset :from
                        """)
                .param("place", place.value())
                .param("size", size)
                .param("from", (page - 1) * size)
                .query(EntryRepository::entry)
                .list();
    }

    /** The newest of a place and all places below it. */
    List<Entry> newest(PlaceCode place, int most) {
        return jdbc.sql("""
                        select e.*, u.state,
                               (select count(*) from seal.anomaly a where a.county = e.county and a.number = e.number) as anomalies
                          from seal.entry e join seal.use u on u.county = e.county and u.number = e.number
                         where e.place >= :low and e.place < :high
                         order by e.at desc, e.number desc limit :most
                        """)
                .param("low", place.from())
                .param("high", place.until())
                .param("most", most)
                .query(EntryRepository::entry)
                .list();
    }

    long count(PlaceCode place) {
        return jdbc.sql("select count(*) from seal.entry where place = :place")
                .param("place", place.value())
                .query(Long.class)
                .single();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new MatterNumber(row.getString("number")),
                row.getInt("seq"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("subject"),
                row.getInt("copies"),
                row.getInt("approved"),
                row.getInt("counted"),
                row.getInt("excess"),
                row.getString("tier"),
                row.getString("decision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("state"),
                row.getInt("anomalies"));
    }
}
