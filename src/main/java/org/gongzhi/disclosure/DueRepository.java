package org.gongzhi.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table of what is due. */
@Repository
class DueRepository {

    private static final String ONE =
            " where county = :county and place = :place and item = :item and period = :period";

    private final JdbcClient jdbc;

    DueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds what is due for one item and period in many places; what is there already stays. */
    int plan(String county, List<String> places, List<Item> items, List<Period> periods, List<LocalDate> dueOn) {
        return jdbc.sql("""
                        insert into disclosure.due (county, place, item, period, month, due_on, posted)
                        select :county, p.place, i.item, i.period, i.month, i.due_on::date, i.posted
                          from unnest(:places::text[]) as p(place)
                         cross join unnest(:items::text[], :periods::text[], :months::text[], :days::text[], :posted::int[])
                               as i(item, period, month, due_on, posted)
                         order by p.place, i.item
                            on conflict do nothing
                        """)
                .param("county", county)
                .param("places", places.toArray(String[]::new))
                .param("items", items.stream().map(Item::key).toArray(String[]::new))
                .param("periods", periods.stream().map(Period::key).toArray(String[]::new))
                .param(
                        "months",
                        periods.stream()
                                .map(period -> period.month().toString())
                                .toArray(String[]::new))
                .param("days", dueOn.stream().map(LocalDate::toString).toArray(String[]::new))
                .param("posted", items.stream().map(Item::posted).toArray(Integer[]::new))
                .update();
    }

    /** Adds one thing that is to be published at once. */
    void add(Slot slot, String title, LocalDate dueOn, int posted) {
        at(jdbc.sql("""
                        insert into disclosure.due (county, place, item, period, month, title, due_on, posted)
                        values (:county, :place, :item, :period, :month, :title, :due, :posted)
                        """), slot)
                .param("month", slot.period().month().toString())
                .param("title", title)
                .param("due", dueOn)
                .param("posted", posted)
                .update();
    }

    /** How many things happened that day under an item. */
    int happened(PlaceCode place, String item, LocalDate day) {
        return jdbc.sql("""
                        select count(*) from disclosure.due
                         where county = :county and place = :place and item = :item and starts_with(period, :day)
                        """)
                .param("county", place.county())
                .param("place", place.value())
                .param("item", item)
                .param("day", day + "-")
                .query(Integer.class)
                .single();
    }

    Optional<Due> find(Slot slot) {
        return at(jdbc.sql("select * from disclosure.due" + ONE), slot)
                .query(DueRepository::due)
                .optional();
    }

    /** The same, for whoever is about to change it. */
    Optional<Due> lock(Slot slot) {
        return at(jdbc.sql("select * from disclosure.due" + ONE + " for update"), slot)
                .query(DueRepository::due)
                .optional();
    }

    /** All cells of the places below one in a month. */
    List<Due> ofMonth(PlaceCode within, String month) {
        return jdbc.sql("""
                        select * from disclosure.due
                         where county = :county and month = :month and place >= :from and place < :until
                         order by place, item, period
                        """)
                .param("county", within.county())
                .param("month", month)
                .param("from", within.from())
                .param("until", within.until())
                .query(DueRepository::due)
                .list();
    }

    /** Everything one village owes or published since a month, the newest first. */
    List<Due> since(PlaceCode village, String month) {
        return jdbc.sql("""
                        select * from disclosure.due
                         where county = :county and place = :place and month >= :month
                         order by month desc, item, period desc
                        """)
                .param("county", village.county())
                .param("place", village.value())
                .param("month", month)
                .query(DueRepository::due)
                .list();
    }

    /** All periods of one item, the newest first. */
    List<Due> ofItem(PlaceCode village, String item) {
        return jdbc.sql("""
                        select * from disclosure.due
                         where county = :county and place = :place and item = :item
                         order by month desc, period desc limit 120
                        """)
                .param("county", village.county())
                .param("place", village.value())
                .param("item", item)
                .query(DueRepository::due)
                .list();
    }

    void work(Slot slot, Due.Work work) {
        at(jdbc.sql("update disclosure.due set work = :work" + ONE), slot)
                .param("work", work.name().toLowerCase(Locale.ROOT))
                .update();
    }

    void carriedBy(Slot slot, String number) {
        at(jdbc.sql("update disclosure.due set number = :number" + ONE), slot)
                .param("number", number)
                .update();
    }

    void published(Slot slot, int version, LocalDate on, LocalDate until) {
        at(jdbc.sql("""
                        update disclosure.due
                           set state = 'done', work = 'none', version = :version, archived = false,
                               published_on = coalesce(published_on, :on), posted_until = :until
                        """ + ONE), slot)
                .param("version", version)
                .param("on", on)
                .param("until", until)
                .update();
    }

    void archived(Slot slot) {
        at(jdbc.sql("update disclosure.due set archived = true" + ONE), slot).update();
    }

    private static StatementSpec at(StatementSpec statement, Slot slot) {
        return statement
                .param("county", slot.county())
                .param("place", slot.place().value())
                .param("item", slot.item())
                .param("period", slot.period().key());
    }

    static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                new Slot(
                        new PlaceCode(row.getString("place")),
                        row.getString("item"),
                        Period.of(row.getString("period"))),
                row.getString("month"),
                row.getString("title"),
                row.getObject("due_on", LocalDate.class),
                row.getInt("posted"),
                Due.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                Due.Work.valueOf(row.getString("work").toUpperCase(Locale.ROOT)),
                row.getString("number"),
                row.getInt("version"),
                row.getObject("published_on", LocalDate.class),
                row.getObject("posted_until", LocalDate.class),
                row.getBoolean("archived"));
    }
}
