package org.gongzhi.procedure;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How often a procedure was used at a place, and each time of it as far as the procedure publishes it (公开的办理记录). */
@Service
public class Uses {

    private final JdbcClient jdbc;
    private final MatterRows rows;
    private final Procedures procedures;

    Uses(JdbcClient jdbc, MatterRows rows, Procedures procedures) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.procedures = procedures;
    }

    /**
     * One time.
     *
     * @param title empty when the procedure does not publish it
     * @param state in the words for everybody
     */
    public record Use(MatterNumber number, String title, String state, boolean ended, Instant openedAt) {}

    /** How many were opened, and how many of those have ended. */
    public record Count(long opened, long ended) {

        public static final Count NONE = new Count(0, 0);
    }

    /**
     * The newest at a place and below it; nothing of a sealed matter, and nothing at all unless numbers are published.
     */
    public List<Use> newest(String procedure, PlaceCode within, int most) {
        if (procedures
                .find(procedure)
                .filter(known -> known.publishes("number"))
                .isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from procedure.matter
                         where county = :county and place >= :from and place < :until and procedure = :procedure and not sealed
                         order by opened_at desc limit :most
                        """)
                .param("county", within.county())
                .param("from", within.from())
                .param("until", within.until())
                .param("procedure", procedure)
                .param("most", most)
                .query((row, _) -> use(rows.matter(row)))
                .list();
    }

    private Use use(Matter matter) {
        var procedure = procedures.of(matter);
        return new Use(
                matter.number(),
                procedure.publishes("title") ? matter.title() : "",
                procedure.state(matter.state()).shown(),
                matter.ended(),
                matter.openedAt());
    }

    /** Those that ended in a time at a place and below it, in order; nothing of a sealed matter. */
    public List<Matter> ended(String procedure, PlaceCode within, Instant from, Instant until) {
        return jdbc.sql("""
                        select * from procedure.matter
                         where county = :county and place >= :low and place < :high and procedure = :procedure
                           and ended and not sealed and closed_at >= :from and closed_at < :until
                         order by closed_at, number
                        """)
                .param("county", within.county())
                .param("low", within.from())
                .param("high", within.until())
                .param("procedure", procedure)
                .param("from", Shanghai.utc(from))
                .param("until", Shanghai.utc(until))
                .query((row, _) -> rows.matter(row))
                .list();
    }

    /** How the state of a matter is called in the words for everybody. */
    public String state(Matter matter) {
        return procedures.of(matter).state(matter.state()).shown();
    }

    /** Counts by procedure of what was opened at a place and below it in a time. */
    public Map<String, Count> counts(PlaceCode within, Instant from, Instant until) {
        var counts = new HashMap<String, Count>();
        jdbc.sql("""
                        select procedure, count(*) as opened, count(*) filter (where ended) as ended from procedure.matter
                         where county = :county and place >= :low and place < :high
                           and opened_at >= :from and opened_at < :until and not sealed
                         group by procedure
                        """)
                .param("county", within.county())
                .param("low", within.from())
                .param("high", within.until())
                .param("from", Shanghai.utc(from))
                .param("until", Shanghai.utc(until))
                .query(row -> {
                    counts.put(row.getString("procedure"), new Count(row.getLong("opened"), row.getLong("ended")));
                });
        return counts;
    }
}
