package org.gongzhi.territory;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DoorRepository {

    private final JdbcClient jdbc;

    DoorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PlaceCode> placeOf(String code) {
        return jdbc.sql("select place from territory.door where code = :code and not withdrawn")
                .param("code", code)
                .query(String.class)
                .optional()
                .map(PlaceCode::new);
    }

    Optional<String> codeOf(PlaceCode place) {
        return jdbc.sql("select code from territory.door where place = :place and not withdrawn")
                .param("place", place.value())
                .query(String.class)
                .optional();
    }

    /** Draws a code for a door; if somebody else just did, theirs stands. */
    void draw(PlaceCode place) {
        jdbc.sql("""
                        insert into territory.door (code, place)
                        values (:code, :place)
                        on conflict do nothing
                        """)
                .param("code", DoorCode.random())
                .param("place", place.value())
                .update();
    }

    /** Notes a plate that hangs already; false if that code was ever given to a door. */
    boolean hang(String code, PlaceCode place) {
        return jdbc.sql("insert into territory.door (code, place) values (:code, :place) on conflict do nothing")
                        .param("code", code)
                        .param("place", place.value())
                        .update()
                == 1;
    }

    /** Draws codes for many doors; a door that has one keeps it. */
    void draw(List<PlaceCode> places) {
        jdbc.sql("""
                        insert into territory.door (code, place)
                        select * from unnest(:codes, :places)
                        on conflict do nothing
                        """)
                .param(
                        "codes",
                        Stream.generate(DoorCode::random).limit(places.size()).toArray(String[]::new))
                .param("places", places.stream().map(PlaceCode::value).toArray(String[]::new))
                .update();
    }

    void withdraw(PlaceCode place) {
        jdbc.sql("update territory.door set withdrawn = true where place = :place and not withdrawn")
                .param("place", place.value())
                .update();
    }

    /** The buildings in a subtree whose doors have no code yet. */
    List<PlaceCode> withoutCode(PlaceCode within) {
        return jdbc.sql("""
                        select code
                          from territory.place p
                         where code >= :from and code < :until and level = 'building' and until is null
                           and not exists (select from territory.door d where d.place = p.code and not withdrawn)
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .query((row, _) -> new PlaceCode(row.getString("code")))
                .list();
    }

    /** Some doors of the buildings in a subtree, in the order of their codes, behind the given one. */
    List<Door> doors(PlaceCode within, String after, int limit) {
        return jdbc.sql("""
                        select d.place, p.name, d.code
                          from territory.door d
                          join territory.place p on p.code = d.place
                         where d.place >= :from and d.place < :until and d.place > :after and not d.withdrawn
                           and p.level = 'building' and p.until is null
                         order by d.place
                         limit :limit
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .param("after", after)
                .param("limit", limit)
                .query((row, _) ->
                        new Door(new PlaceCode(row.getString("place")), row.getString("name"), row.getString("code")))
                .list();
    }

    /** How many buildings there are in a subtree. */
    int count(PlaceCode within) {
        return jdbc.sql("""
                        select count(*)
                          from territory.place
                         where code >= :from and code < :until and level = 'building' and until is null
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .query(Integer.class)
                .single();
    }

    /** A building and what stands on the plate at its door. */
    record Door(PlaceCode place, String name, String code) {}
}
