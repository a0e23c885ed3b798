package org.gongzhi.territory;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DoorRepository {

    private final JdbcClient jdbc;
    private final Copy copy;

    DoorRepository(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
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

    /** Draws codes for many doors that have none. */
    void draw(Collection<PlaceCode> places) {
        var codes = new HashSet<String>();
        while (codes.size() < places.size()) {
            codes.add(DoorCode.random());
        }
        var code = codes.iterator();
        copy.into("territory.door (code, place)", places.stream().map(place -> List.of(code.next(), place)));
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

    /**
     * The doors of the buildings in a subtree in the order of their codes, read as they are taken; close the stream.
     */
    Stream<Door> doors(PlaceCode within) {
        return jdbc
                .sql("""
                        select d.place, p.name, d.code
                          from territory.door d
                          join territory.place p on p.code = d.place
                         where d.place >= :from and d.place < :until and not d.withdrawn
                           and p.level = 'building' and p.until is null
                         order by d.place
                        """)
                .param("from", within.from())
                .param("until", within.until())
                .withFetchSize(1000)
                .query((row, _) ->
                        new Door(new PlaceCode(row.getString("place")), row.getString("name"), row.getString("code")))
                .stream();
    }

    /** A building and what stands on the plate at its door. */
    record Door(PlaceCode place, String name, String code) {}
}
