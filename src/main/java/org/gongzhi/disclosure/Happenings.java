package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lays down what the program saw happen as due at once (及时公开), so that nobody has to think of it; each once. */
@Service
class Happenings {

    private static final int LONGEST_TITLE = 60;

    private final JdbcClient jdbc;
    private final Occurrences occurrences;
    private final Items items;
    private final Places places;
    private final InstantSource time;

    Happenings(JdbcClient jdbc, Occurrences occurrences, Items items, Places places, InstantSource time) {
        this.jdbc = jdbc;
        this.occurrences = occurrences;
        this.items = items;
        this.places = places;
        this.time = time;
    }

    /** Whether it was not laid down before; where no list asks for it, nothing is due. */
    @Transactional
    public boolean lay(String source, Source.Happening one) {
        var village = places.find(one.village());
        if (village.isEmpty()
                || one.title().isBlank()
                || one.day().isAfter(Shanghai.day(time.instant()))
                || isKnown(source, one.mark())
                || items.of(village.get(), one.day())
                        .flatMap(list -> list.item(one.item()))
                        .filter(item -> item.every() == Every.ONCE)
                        .isEmpty()) {
            return false;
        }
        var title = one.title().strip();
        var slot = occurrences.happened(
                village.get(), one.item(), title.substring(0, Math.min(title.length(), LONGEST_TITLE)), one.day());
        jdbc.sql("""
                        insert into disclosure.happening (source, mark, county, place, item, period)
                        values (:source, :mark, :county, :place, :item, :period)
                        """)
                .param("source", source)
                .param("mark", one.mark())
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .update();
        return true;
    }

    private boolean isKnown(String source, String mark) {
        return jdbc.sql("select exists (select from disclosure.happening where source = :source and mark = :mark)")
                .param("source", source)
                .param("mark", mark)
                .query(Boolean.class)
                .single();
    }

    /** What happened there, if the program saw it; empty where people registered it or the calendar asks for it. */
    Optional<String> markOf(Slot slot) {
        return jdbc.sql("""
                        select mark from disclosure.happening
                         where county = :county and place = :place and item = :item and period = :period
                        """)
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key())
                .query(String.class)
                .optional();
    }
}
