package org.gongzhi.seal;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what does not fit. */
@Repository
class AnomalyRepository {

    private final JdbcClient jdbc;

    AnomalyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes it down, once for each use and kind. */
    void note(Seal seal, @Nullable MatterNumber use, Anomaly.Kind kind, String note, Instant at) {
        jdbc.sql("""
                        insert into seal.anomaly (id, seal, place, county, number, kind, note, at)
                        values (:id, :seal, :place, :county, :number, :kind, :note, :at)
                            on conflict (county, number, kind) where number is not null do nothing
                        """)
                .param("id", Ids.next())
                .param("seal", seal.code())
                .param("place", seal.place().value())
                .param("county", use == null ? null : use.county())
                .param("number", use == null ? null : use.value())
                .param("kind", kind.key())
                .param("note", note)
                .param("at", utc(at))
                .update();
    }

    /** Those that no supervision matter follows yet, the oldest first. */
    List<Anomaly> unfollowed(int most) {
        return jdbc.sql("select * from seal.anomaly where matter is null order by at limit :most")
                .param("most", most)
                .query(AnomalyRepository::anomaly)
                .list();
    }

    void followed(UUID id, MatterNumber matter) {
        jdbc.sql("update seal.anomaly set matter = :matter where id = :id")
                .param("matter", matter.value())
                .param("id", id)
                .update();
    }

    List<Anomaly> of(Collection<MatterNumber> uses) {
        return jdbc.sql("""
                        select a.* from seal.anomaly a
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                         order by at
                        """)
                .param("counties", uses.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", uses.stream().map(MatterNumber::value).toArray(String[]::new))
                .query(AnomalyRepository::anomaly)
                .list();
    }

    /** The newest in the places of a scope. */
    List<Anomaly> within(Scope scope, int most) {
        return jdbc.sql("""
                        select * from seal.anomaly a
                         where exists (select 1 from unnest(:froms, :untils) as mine(low, high)
                                        where a.place >= mine.low and a.place < mine.high)
                            or a.seal in (select code from seal.seal where body = any (:bodies))
                         order by at desc limit :most
                        """)
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("bodies", scope.bodyCodes())
                .param("most", most)
                .query(AnomalyRepository::anomaly)
                .list();
    }

    private static Anomaly anomaly(ResultSet row, int number) throws SQLException {
        return new Anomaly(
                row.getObject("id", UUID.class),
                row.getString("seal"),
                new PlaceCode(row.getString("place")),
                matter(row.getString("number")),
                Anomaly.Kind.of(row.getString("kind")),
                row.getString("note"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                matter(row.getString("matter")));
    }

    private static @Nullable MatterNumber matter(@Nullable String number) {
        return number == null ? null : new MatterNumber(number);
    }
}
