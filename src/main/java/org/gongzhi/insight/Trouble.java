package org.gongzhi.insight;

import java.time.YearMonth;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What comes again and what does not move (反复发生、卡住不动): of kinds of trouble and of matters, never of people. */
@Component
class Trouble {

    private final JdbcClient jdbc;
    private final BoardWords words;

    Trouble(JdbcClient jdbc, BoardWords words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    /** Categories that came up at least so often in one village in this month and the two before, most often first. */
    List<Bulletin.Recurring> recurring(PlaceCode place, String procedure, YearMonth month, int least, int most) {
        return jdbc.sql("""
                        select key, place, coalesce(sum(matters) filter (where period = :now), 0) as now,
                               coalesce(sum(matters) filter (where period = :before), 0) as before,
                               coalesce(sum(matters) filter (where period = :earlier), 0) as earlier
                          from insight.tally
                         where county = :county and procedure = :procedure and period in (:now, :before, :earlier)
                           and slice = 'C' and level = :level and place >= :from and place < :until and key <> ''
                         group by key, place
                        having sum(matters) >= :least
                         order by sum(matters) desc, key, place
                         limit :most
                        """)
                .param("county", place.county())
                .param("procedure", procedure)
                .param("now", month.toString())
                .param("before", month.minusMonths(1).toString())
                .param("earlier", month.minusMonths(2).toString())
                .param("level", Level.VILLAGE.length())
                .param("from", place.from())
                .param("until", place.until())
                .param("least", least)
                .param("most", most)
                .query((row, _) -> new Bulletin.Recurring(
                        row.getString("key"),
                        row.getString("place"),
                        words.place(row.getString("place")),
                        row.getLong("now"),
                        row.getLong("before"),
                        row.getLong("earlier")))
                .list();
    }

    /** Open matters that are late, the longest first, and those reopened more than once. */
    List<Bulletin.Stuck> stuck(PlaceCode place, String procedure, int most) {
        return jdbc
                .sql("""
                        select * from insight.fact
                         where county = :county and place >= :from and place < :until and procedure = :procedure
                           and load <> 'ended' and (load = 'late' or reopened > 1)
                         order by due_at nulls last, number
                         limit :most
                        """)
                .param("county", place.county())
                .param("from", place.from())
                .param("until", place.until())
                .param("procedure", procedure)
                .param("most", most)
                .query((row, _) -> FactRepository.fact(row))
                .list()
                .stream()
                .map(fact -> new Bulletin.Stuck(
                        fact.number().value(),
                        words.place(fact.place().value()),
                        words.state(fact.procedure(), fact.state()),
                        fact.due() == null ? "" : Shanghai.minute(fact.due()),
                        fact.reopened()))
                .toList();
    }
}
