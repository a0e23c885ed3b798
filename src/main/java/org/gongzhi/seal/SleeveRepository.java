package org.gongzhi.seal;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what sleeves are to be told and what they said. */
@Repository
class SleeveRepository {

    private static final int MOST_TRIES = 60;

    private final JdbcClient jdbc;

    SleeveRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void command(String sleeve, MatterNumber number, String kind, int impressions, Instant until, Instant at) {
        jdbc.sql("""
                        insert into seal.command (id, sleeve, number, kind, impressions, until, at, next_at)
                        values (:id, :sleeve, :number, :kind, :impressions, :until, :at, :at)
                        """)
                .param("id", Ids.next())
                .param("sleeve", sleeve)
                .param("number", number.value())
                .param("kind", kind)
                .param("impressions", impressions)
                .param("until", utc(until))
                .param("at", utc(at))
                .update();
    }

    /** Takes the next to be told for a while, so that no other node tells them too; what is out of date is dropped. */
    List<Sleeves.Command> claim(int most, Duration lease, Instant now) {
        jdbc.sql(
                        "update seal.command set settled_at = :now, refused = 'too-late' where settled_at is null and until < :now")
                .param("now", utc(now))
                .update();
        return jdbc.sql("""
                        update seal.command set tries = tries + 1, next_at = :again
                         where id in (select id from seal.command where settled_at is null and next_at <= :now
                                       order by at, id limit :most for update skip locked)
                        returning *
                        """)
                .param("now", utc(now))
                .param("again", utc(now.plus(lease)))
                .param("most", most)
                .query((row, _) -> new Sleeves.Command(
                        row.getObject("id", UUID.class),
                        row.getString("sleeve"),
                        row.getString("number"),
                        row.getString("kind"),
                        row.getInt("impressions"),
                        row.getObject("until", OffsetDateTime.class).toInstant(),
                        row.getInt("tries")))
                .list();
    }

    void settle(Sleeves.Command command, Sleeves.Outcome outcome, Instant now) {
        var refused = switch (outcome) {
            case Sleeves.Outcome.Taken _ -> null;
            case Sleeves.Outcome.Refused(var why) -> why;
            case Sleeves.Outcome.Failed(var why) -> why;
        };
        if (outcome instanceof Sleeves.Outcome.Failed && command.tries() < MOST_TRIES) {
            return;
        }
        jdbc.sql("update seal.command set settled_at = :now, refused = :refused where id = :id")
                .param("now", utc(now))
                .param("refused", refused)
                .param("id", command.id())
                .update();
    }

    /** Whether it was said for the first time. */
    boolean keep(Sleeves.Reading reading, Seal seal, Instant now) {
        return jdbc.sql("""
                        insert into seal.reading (sleeve, id, seal, number, event, count, at, received_at)
                        values (:sleeve, :id, :seal, :number, :event, :count, :at, :now)
                            on conflict do nothing
                        """)
                        .param("sleeve", reading.sleeve())
                        .param("id", reading.id())
                        .param("seal", seal.code())
                        .param("number", reading.number())
                        .param("event", reading.event())
                        .param("count", reading.count())
                        .param("at", utc(reading.at()))
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    /** How many impressions the sleeve counted for a use. */
    int counted(MatterNumber number) {
        return jdbc.sql(
                        "select coalesce(sum(count), 0) from seal.reading where number = :number and event = 'impression'")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }
}
