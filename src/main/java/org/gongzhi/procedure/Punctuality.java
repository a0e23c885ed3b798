package org.gongzhi.procedure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says of some matters how long they took and how their clocks did, from what the clocks themselves recorded. */
@Service
@Transactional(readOnly = true)
public class Punctuality {

    private final JdbcClient jdbc;

    Punctuality(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From the opening to the end.
     *
     * @param median half of the ended matters took this long or less
     * @param ninetieth nine of ten took this long or less
     */
    public record Times(long matters, long ended, Duration median, Duration ninetieth) {}

    /**
     * How the clocks of one rule did.
     *
     * @param stopped clocks that came to an end
     * @param late those of them that were stopped after they were due
     */
    public record Kept(String clock, String limit, long stopped, long late) {}

    public Times times(Collection<MatterNumber> matters) {
        return jdbc.sql("""
                        select count(*) as matters, count(closed_at) as ended,
                               coalesce(extract(epoch from percentile_disc(0.5) within group
                                        (order by closed_at - opened_at)), 0)::bigint as median,
                               coalesce(extract(epoch from percentile_disc(0.9) within group
                                        (order by closed_at - opened_at)), 0)::bigint as ninetieth
                          from procedure.matter
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                        """)
                .param("counties", counties(matters))
                .param("numbers", numbers(matters))
                .query((row, _) -> new Times(
                        row.getLong("matters"),
                        row.getLong("ended"),
                        Duration.ofSeconds(row.getLong("median")),
                        Duration.ofSeconds(row.getLong("ninetieth"))))
                .single();
    }

    /** One line for each clock and limit, in the order they were due. */
    public List<Kept> kept(Collection<MatterNumber> matters) {
        return jdbc.sql("""
                        select key, duration, count(stopped_at) as stopped,
                               count(*) filter (where stopped_at > due_at) as late
                          from procedure.clock
                          join unnest(:counties::text[], :numbers::text[]) as these(county, number) using (county, number)
                         group by key, duration
                         order by avg(due_at - started_at), key
                        """)
                .param("counties", counties(matters))
                .param("numbers", numbers(matters))
                .query((row, _) -> new Kept(
                        row.getString("key"), row.getString("duration"), row.getLong("stopped"), row.getLong("late")))
                .list();
    }

    private static String[] counties(Collection<MatterNumber> matters) {
        return matters.stream().map(MatterNumber::county).toArray(String[]::new);
    }

    private static String[] numbers(Collection<MatterNumber> matters) {
        return matters.stream().map(MatterNumber::value).toArray(String[]::new);
    }
}
