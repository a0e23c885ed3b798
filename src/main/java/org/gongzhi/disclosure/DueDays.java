package org.gongzhi.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last days by which something must be published, for the calendar of whoever waits for it or has to do it. */
@Component
class DueDays implements Occasions {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Items items;
    private final Places places;
    private final Headings headings;

    DueDays(JdbcClient jdbc, Items items, Places places, Headings headings) {
        this.jdbc = jdbc;
        this.items = items;
        this.places = places;
        this.headings = headings;
    }

    @Override
    public List<Occasion> between(String place, LocalDate from, LocalDate until) {
        if (!PlaceCode.isCode(place)) {
            return List.of();
        }
        var within = new PlaceCode(place);
        return jdbc.sql("""
                        select place, item, period, title, due_on from disclosure.due
                         where starts_with(county, :head) and place >= :low and place < :high
                           and due_on >= :from and due_on < :until and state <> 'done'
                         order by due_on, place, item limit :most
                        """)
                .param("head", place.substring(0, Math.min(6, place.length())))
                .param("low", within.from())
                .param("high", within.until())
                .param("from", from)
                .param("until", until)
                .param("most", MOST)
                .query((row, _) -> occasion(row))
                .list();
    }

    private Occasion occasion(ResultSet row) throws SQLException {
        var slot = new Slot(
                new PlaceCode(row.getString("place")), row.getString("item"), Period.of(row.getString("period")));
        var day = row.getObject("due_on", LocalDate.class);
        return new Occasion(
                "disclosure/" + slot.place() + "-" + slot.item() + "-" + slot.period(),
                headings.words("disclosure.due-day", headings.of(slot, row.getString("title"))),
                items.find(places.get(slot.place()), slot.item()).map(Item::law).orElse(""),
                places.find(slot.place()).map(Place::name).orElse(""),
                OpenController.PATH + "/" + slot.place(),
                new When.Day(day),
                changed(day),
                false);
    }

    /** A last day never moves once it is laid down. */
    private static Instant changed(LocalDate day) {
        return Shanghai.startOf(day.withDayOfMonth(1));
    }
}
