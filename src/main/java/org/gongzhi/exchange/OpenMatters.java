package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Matters as the public may have them in whole. */
@Repository
class OpenMatters {

    private final JdbcClient jdbc;

    OpenMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A matter as far as its procedure publishes it, not yet made coarse. */
    record Entry(
            String county,
            String number,
            String procedure,
            LocalDate month,
            String place,
            @Nullable String category,
            String state,
            boolean ended,
            @Nullable Integer days,
            Instant openedAt,
            Instant changedAt) {}

    /** A matter as it is given out. */
    record Shown(
            UUID id,
            String procedure,
            LocalDate month,
            String place,
            @Nullable String category,
            String state,
            boolean ended,
            @Nullable Integer days) {}

    /** How far history was followed; nobody else follows until the transaction ends. */
    long lock() {
        return jdbc.sql("select position from exchange.open_state for update")
                .query(Long.class)
                .single();
    }

    void moveTo(long position) {
        jdbc.sql("update exchange.open_state set position = :position")
                .param("position", position)
                .update();
    }

    Instant changedAt() {
        return jdbc.sql("select changed_at from exchange.open_state")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    void changed(Instant now) {
        jdbc.sql("update exchange.open_state set changed_at = greatest(changed_at, :now)")
                .param("now", utc(now))
                .update();
    }

    void put(Entry entry) {
        jdbc.sql("""
                        insert into exchange.open_matter
                               (county, number, procedure, month, place, category, state, ended, days, opened_at, changed_at)
                        values (:county, :number, :procedure, :month, :place, :category, :state, :ended, :days, :opened, :changed)
                            on conflict (county, number) do update
                           set place = excluded.place, category = excluded.category, state = excluded.state,
                               ended = excluded.ended, days = excluded.days, changed_at = excluded.changed_at
                        """)
                .param("county", entry.county())
                .param("number", entry.number())
                .param("procedure", entry.procedure())
                .param("month", entry.month())
                .param("place", entry.place())
                .param("category", entry.category())
                .param("state", entry.state())
                .param("ended", entry.ended())
                .param("days", entry.days())
                .param("opened", utc(entry.openedAt()))
                .param("changed", utc(entry.changedAt()))
                .update();
    }

    /** Takes back what may be known no longer. */
    void remove(String county, String number) {
        jdbc.sql("delete from exchange.open_matter where county = :county and number = :number")
                .param("county", county)
                .param("number", number)
                .update();
    }

    /** Within a month in the order of drawn ids: the order of reporting would tell days apart. */
    List<Shown> after(LocalDate month, UUID id, int most) {
        return jdbc.sql("""
                        select * from exchange.open_matter
                         where shown_place is not null and (month, id) > (:month, :id)
                         order by month, id
                         limit :most
                        """)
                .param("month", month)
                .param("id", id)
                .param("most", most)
                .query((row, _) -> new Shown(
                        row.getObject("id", UUID.class),
                        row.getString("procedure"),
                        row.getObject("month", LocalDate.class),
                        row.getString("shown_place"),
                        row.getString("shown_category"),
                        row.getString("state"),
                        row.getBoolean("ended"),
                        row.getObject("days", Integer.class)))
                .list();
    }

    /** Those changed last at places whose code begins so. */
    List<Entry> newest(String place, int most) {
        return jdbc.sql("""
                        select * from exchange.open_matter
                         where place >= :place and place < :until
                         order by changed_at desc, number
                         limit :most
                        """)
                .param("place", place)
                .param("until", place + "~")
                .param("most", most)
                .query((row, _) -> new Entry(
                        row.getString("county"),
                        row.getString("number"),
                        row.getString("procedure"),
                        row.getObject("month", LocalDate.class),
                        row.getString("place"),
                        row.getString("category"),
                        row.getString("state"),
                        row.getBoolean("ended"),
                        row.getObject("days", Integer.class),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
