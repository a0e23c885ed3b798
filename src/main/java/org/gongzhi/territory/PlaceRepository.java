package org.gongzhi.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlaceRepository {

    private final JdbcClient jdbc;

    PlaceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every place in being, except buildings: there are too many to keep in memory. */
    List<Place> allButBuildings() {
        return jdbc.sql("""
                        select *
                          from territory.place
                         where level <> 'building' and until is null
                         order by code
                        """).query(PlaceRepository::place).list();
    }

    Optional<Place> find(PlaceCode code) {
        return jdbc.sql("select * from territory.place where code = :code and until is null")
                .param("code", code.value())
                .query(PlaceRepository::place)
                .optional();
    }

    List<Place> children(PlaceCode parent) {
        return jdbc.sql("""
                        select *
                          from territory.place
                         where parent = :parent and until is null
                         order by code
                        """)
                .param("parent", parent.value())
                .query(PlaceRepository::place)
                .list();
    }

    /** Places in the subtree whose name holds every one of the patterns; larger places first. */
    List<Place> search(String[] patterns, PlaceCode within, int limit) {
        return jdbc.sql("""
                        select *
                          from territory.place
                         where code >= :from and code < :until and until is null
                           and name like all (:patterns)
                         order by length(code), code
                         limit :limit
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .param("patterns", patterns)
                .param("limit", limit)
                .query(PlaceRepository::place)
                .list();
    }

    Map<PlaceCode, PlaceCode> aliases() {
        var aliases = new HashMap<PlaceCode, PlaceCode>();
        jdbc.sql("select old_code, code from territory.alias").query(row -> {
            aliases.put(new PlaceCode(row.getString("old_code")), new PlaceCode(row.getString("code")));
        });
        return aliases;
    }

    long revision() {
        return jdbc.sql("select count from territory.revision")
                .query(Long.class)
                .single();
    }

    void countRevision() {
        jdbc.sql("update territory.revision set count = count + 1").update();
    }

    static Place place(ResultSet row, int number) throws SQLException {
        @Nullable String parent = row.getString("parent");
        return new Place(
                new PlaceCode(row.getString("code")),
                row.getString("name"),
                Level.of(row.getString("level")),
                parent == null ? null : new PlaceCode(parent),
                row.getString("kind"),
                row.getBoolean("synthetic"),
                row.getObject("latitude", Double.class),
                row.getObject("longitude", Double.class));
    }
}
