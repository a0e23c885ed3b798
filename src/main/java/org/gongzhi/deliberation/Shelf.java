package org.gongzhi.deliberation;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The lists of deliberation. What is not screened yet is not on the public ones: nobody has looked at its words. */
@Repository
class Shelf {

    private final JdbcClient jdbc;
    private final InstantSource time;

    Shelf(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    void put(Entry entry) {
        jdbc.sql("""
                        insert into deliberation.entry
                               (number, procedure, family, place, title, state, ended, opened_at, changed_at, starts_at)
                        values (:number, :procedure, :family, :place, :title, :state, :ended, :opened, :changed, :starts)
                            on conflict (number) do update
                           set title = excluded.title, state = excluded.state, ended = excluded.ended,
                               changed_at = excluded.changed_at, starts_at = excluded.starts_at
                        """)
                .param("number", entry.number().value())
                .param("procedure", entry.procedure())
                .param("family", entry.family().key())
                .param("place", entry.place().value())
                .param("title", entry.title())
                .param("state", entry.state())
                .param("ended", entry.ended())
                .param("opened", utc(entry.openedAt()))
                .param("changed", utc(entry.changedAt()))
                .param("starts", entry.startsAt() == null ? null : utc(entry.startsAt()))
                .update();
    }

    /** What everybody may see at a place and below it: meetings to come, the next one first; then the newest first. */
    List<Entry> listed(Family family, String place, int page, int size) {
        return jdbc.sql("""
                        select * from deliberation.entry
                         where family = :family and starts_with(place, :place)
                           and state not in ('proposed', 'preparing', 'drafting', 'dropped')
                         order by starts_at >= :now desc nulls last,
                                  case when starts_at >= :now then starts_at end,
                                  coalesce(starts_at, changed_at) desc, number
                         limit :limit offset :offset
                        """)
                .param("now", utc(time.instant()))
                .param("family", family.key())
                .param("place", place)
                .param("limit", size + 1)
                .param("offset", (page - 1) * size)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Meetings announced at a place and below it that begin in that time, cancelled ones among them. */
    List<Entry> meetings(String place, Instant from, Instant until) {
        return jdbc.sql("""
                        select * from deliberation.entry
                         where family = 'meeting' and starts_with(place, :place) and state not in ('preparing', 'dropped')
                           and starts_at >= :from and starts_at < :until
                         order by starts_at, number
                         limit 500
                        """)
                .param("place", place)
                .param("from", utc(from))
                .param("until", utc(until))
                .query((row, _) -> entry(row))
                .list();
    }

    /** What stands at these places and the places around them: a convention of the community holds in its buildings. */
    List<Entry> around(Family family, PlaceCode place, String state) {
        return jdbc.sql("""
                        select * from deliberation.entry
                         where family = :family and state = :state and starts_with(:place, place)
                         order by length(place) desc, changed_at desc
                         limit 20
                        """)
                .param("family", family.key())
                .param("state", state)
                .param("place", place.value())
                .query((row, _) -> entry(row))
                .list();
    }

    /** What somebody at work sees: everything within the scope that has not ended, and what ended lately. */
    List<Entry> within(Scope scope, Family family, int most) {
        return jdbc.sql("""
                        select * from deliberation.entry e
                         where family = :family
                           and exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                        where e.place >= mine.low and e.place < mine.high)
                         order by ended, coalesce(starts_at, changed_at) desc
                         limit :most
                        """)
                .param("family", family.key())
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("most", most)
                .query((row, _) -> entry(row))
                .list();
    }

    Optional<Entry> find(MatterNumber number) {
        return jdbc.sql("select * from deliberation.entry where number = :number")
                .param("number", number.value())
                .query((row, _) -> entry(row))
                .optional();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var starts = instant(row, "starts_at");
        return new Entry(
                new MatterNumber(row.getString("number")),
                row.getString("procedure"),
                Family.valueOf(row.getString("family").toUpperCase(Locale.ROOT)),
                new PlaceCode(row.getString("place")),
                row.getString("title"),
                row.getString("state"),
                row.getBoolean("ended"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                starts);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
