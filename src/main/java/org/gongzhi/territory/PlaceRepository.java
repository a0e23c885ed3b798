package org.gongzhi.territory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Copy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PlaceRepository {

    private final JdbcClient jdbc;
    private final Copy copy;

    PlaceRepository(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
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

    List<Place> buildings(PlaceCode within) {
        return jdbc.sql("""
                        select * from territory.place
                         where code >= :from and code < :until and level = 'building' and until is null
                         order by code
                        """)
                .param("from", within.from())
                .param("until", within.until())
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

    /** Every place in being with its official name. */
    List<PlaceRow> everything() {
        return jdbc.sql("select * from territory.place where until is null")
                .query((row, number) -> new PlaceRow(place(row, number), row.getString("official")))
                .list();
    }

    /** Adds places; parents must stand before their children. */
    void insert(List<PlaceRow> rows) {
        copy.into(
                "territory.place (code, name, official, level, parent, kind, synthetic, latitude, longitude)",
                rows.stream().map(PlaceRow::columns));
    }

    /** Gives a place another name and remembers the old one. */
    void rename(PlaceRow row, LocalDate from) {
        jdbc.sql("""
                        insert into territory.former_name (code, name, until)
                        select code, official, :from
                          from territory.place
                         where code = :code
                        on conflict do nothing
                        """)
                .param("code", row.place().code().value())
                .param("from", from)
                .update();
        jdbc.sql("""
                        update territory.place
                           set name = :name, official = :official
                         where code = :code
                        """)
                .param("code", row.place().code().value())
                .param("name", row.place().name())
                .param("official", row.official())
                .update();
    }

    /** Lets an old code lead to a place; one that does so already stays as it is. */
    void alias(PlaceCode old, PlaceCode code, String reason, LocalDate since) {
        jdbc.sql("""
                        insert into territory.alias (old_code, code, reason, since)
                        values (:old, :code, :reason, :since)
                        on conflict (old_code) do nothing
                        """)
                .param("old", old.value())
                .param("code", code.value())
                .param("reason", reason)
                .param("since", since)
                .update();
    }

    long revision() {
        return jdbc.sql("select count from territory.revision")
                .query(Long.class)
                .single();
    }

    Instant changedAt() {
        return jdbc.sql("select changed_at from territory.revision")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void countRevision() {
        jdbc.sql("update territory.revision set count = count + 1, changed_at = now()")
                .update();
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
