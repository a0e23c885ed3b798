package org.gongzhi.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what seals there are. */
@Repository
class SealRepository {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    SealRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seal> find(String code) {
        return jdbc.sql("select * from seal.seal where code = :code")
                .param("code", code)
                .query(SealRepository::seal)
                .optional();
    }

    /** Whoever uses or hands over the seal at the same moment waits. */
    Optional<Seal> lock(String code) {
        return jdbc.sql("select * from seal.seal where code = :code for update")
                .param("code", code)
                .query(SealRepository::seal)
                .optional();
    }

    Optional<Seal> bySleeve(String sleeve) {
        return jdbc.sql("select * from seal.seal where sleeve = :sleeve and ends is null")
                .param("sleeve", sleeve)
                .query(SealRepository::seal)
                .optional();
    }

    /** Those in use and those that were, in the places of a scope and of its bodies. */
    List<Seal> within(Scope scope) {
        return jdbc.sql("""
                        select * from seal.seal s
                         where s.body = any (:bodies)
                            or exists (select 1 from unnest(:froms, :untils) as mine(low, high)
                                        where s.place >= mine.low and s.place < mine.high)
                         order by s.ends is not null, s.code limit :most
                        """)
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("bodies", scope.bodyCodes())
                .param("most", MOST)
                .query(SealRepository::seal)
                .list();
    }

    List<Seal> at(PlaceCode place) {
        return jdbc.sql("select * from seal.seal where place = :place order by code")
                .param("place", place.value())
                .query(SealRepository::seal)
                .list();
    }

    /** The places inside another that have seals, in the order of their codes. */
    List<PlaceCode> placesIn(PlaceCode place, int most) {
        return jdbc.sql("""
                        select distinct place from seal.seal where place >= :low and place < :high order by place limit :most
                        """)
                .param("low", place.from())
                .param("high", place.until())
                .param("most", most)
                .query((row, _) -> new PlaceCode(row.getString(1)))
                .list();
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from seal.seal)")
                .query(Boolean.class)
                .single();
    }

    /** The towns in which seals are registered. */
    List<PlaceCode> towns() {
        return jdbc.sql("select distinct left(place, 9) from seal.seal order by 1 limit 500")
                .query((row, _) -> new PlaceCode(row.getString(1)))
                .list();
    }

    String nextCode(PlaceCode place) {
        // Two who register at the same moment: the key lets one through, the other is asked to try again.
        return jdbc.sql("""
                        select :place || '-' || (coalesce(max(substr(code, length(:place) + 2)::int), 0) + 1)
                          from seal.seal where place = :place
                        """).param("place", place.value()).query(String.class).single();
    }

    void insert(Seal seal) {
        jdbc.sql("""
                        insert into seal.seal (code, place, body, name, kind, basis, begins, sleeve)
                        values (:code, :place, :body, :name, :kind, :basis, :begins, :sleeve)
                        """)
                .param("code", seal.code())
                .param("place", seal.place().value())
                .param("body", seal.body())
                .param("name", seal.name())
                .param("kind", seal.kind())
                .param("basis", seal.basis())
                .param("begins", seal.begins())
                .param("sleeve", seal.sleeve())
                .update();
    }

    void retire(String code, LocalDate last) {
        jdbc.sql("update seal.seal set ends = :last where code = :code and ends is null")
                .param("code", code)
                .param("last", last)
                .update();
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getString("code"),
                new PlaceCode(row.getString("place")),
                row.getString("body"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("basis"),
                row.getObject("begins", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("sleeve"));
    }
}
