package org.gongzhi.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Copy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OutlineRepository {

    private final JdbcClient jdbc;
    private final Copy copy;

    OutlineRepository(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** The outlines that divide the whole country: everything larger than a grid. */
    List<Outline> downToTheVillage() {
        return jdbc.sql("""
                        select o.code, o.shape, o.synthetic
                          from territory.outline o
                          join territory.place p on p.code = o.code
                         where length(o.code) <= 12 and p.until is null
                        """).query(OutlineRepository::outline).list();
    }

    Optional<Outline> find(PlaceCode code) {
        return jdbc.sql("select code, shape, synthetic from territory.outline where code = :code")
                .param("code", code.value())
                .query(OutlineRepository::outline)
                .optional();
    }

    List<Outline> find(List<PlaceCode> codes) {
        return jdbc.sql("select code, shape, synthetic from territory.outline where code = any(:codes)")
                .param("codes", codes.stream().map(PlaceCode::value).toArray(String[]::new))
                .query(OutlineRepository::outline)
                .list();
    }

    /** The outlines in a subtree whose box holds the point. */
    List<Outline> around(double latitude, double longitude, PlaceCode within) {
        return jdbc.sql("""
                        select code, shape, synthetic
                          from territory.outline
                         where code >= :from and code < :until
                           and :latitude between south and north
                           and :longitude between west and east
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .param("latitude", latitude)
                .param("longitude", longitude)
                .query(OutlineRepository::outline)
                .list();
    }

    /** Stores outlines in the place of those that stood before. */
    void replace(List<Outline> outlines) {
        jdbc.sql("delete from territory.outline where code = any(:codes)")
                .param("codes", codes(outlines))
                .update();
        insert(outlines);
    }

    void insert(List<Outline> outlines) {
        copy.into(
                "territory.outline (code, shape, south, west, north, east, synthetic)",
                outlines.stream().map(Outline::columns));
    }

    /** Gives places that have no point yet the middle of their outline. */
    void fillInPoints(List<Outline> outlines) {
        var middles = outlines.stream()
                .map(outline -> outline.shape().getInteriorPoint())
                .toList();
        jdbc.sql("""
                        update territory.place p
                           set latitude = m.latitude, longitude = m.longitude
                          from unnest(:codes, :latitudes, :longitudes) as m (code, latitude, longitude)
                         where p.code = m.code and p.latitude is null
                        """)
                .param("codes", codes(outlines))
                .param("latitudes", middles.stream().map(point -> point.getY()).toArray(Double[]::new))
                .param("longitudes", middles.stream().map(point -> point.getX()).toArray(Double[]::new))
                .update();
    }

    private static String[] codes(List<Outline> outlines) {
        return outlines.stream().map(outline -> outline.code().value()).toArray(String[]::new);
    }

    private static Outline outline(ResultSet row, int number) throws SQLException {
        return Outline.stored(new PlaceCode(row.getString("code")), row.getBytes("shape"), row.getBoolean("synthetic"));
    }
}
