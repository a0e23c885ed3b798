package org.gongzhi.territory;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The codes at the doors (门牌码): who scans one has said where they are. */
@Service
@Transactional
public class DoorCodes {

    private final JdbcClient jdbc;
    private final Places places;

    DoorCodes(JdbcClient jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** The place whose door carries this code; however it was typed, empty if no door does. */
    @Transactional(readOnly = true)
    public Optional<Place> placeOf(String typed) {
        return DoorCode.read(typed)
                .flatMap(code -> jdbc.sql("select place from territory.door where code = :code and not withdrawn")
                        .param("code", code)
                        .query(String.class)
                        .optional())
                .flatMap(place -> places.find(new PlaceCode(place)));
    }

    /** The code for the door of this place; drawn now if it has none yet. */
    public String codeOf(PlaceCode code) {
        var place = places.get(code).code();
        return standing(place).orElseGet(() -> {
            draw(place);
            return standing(place).orElseThrow();
        });
    }

    /** Withdraws a code that was misused or lost and draws another; the old plate leads nowhere from now on. */
    public String renew(PlaceCode code) {
        var place = places.get(code).code();
        jdbc.sql("update territory.door set withdrawn = true where place = :place and not withdrawn")
                .param("place", place.value())
                .update();
        return codeOf(place);
    }

    private Optional<String> standing(PlaceCode place) {
        return jdbc.sql("select code from territory.door where place = :place and not withdrawn")
                .param("place", place.value())
                .query(String.class)
                .optional();
    }

    private void draw(PlaceCode place) {
        jdbc.sql("""
                        insert into territory.door (code, place)
                        values (:code, :place)
                        on conflict do nothing
                        """)
                .param("code", DoorCode.random())
                .param("place", place.value())
                .update();
    }
}
