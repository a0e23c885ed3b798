package org.gongzhi.decision;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many voted, building by building, while nobody knows what (参与率). */
@Component
class Turnout {

    private final JdbcClient jdbc;

    Turnout(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One building; areas in 0.01 m². */
    record Row(String building, int units, int voted, long area, long votedArea) {

        int percent() {
            return area > 0
                    ? Math.toIntExact(votedArea * 100 / area)
                    : units > 0 ? Math.toIntExact(voted * 100L / units) : 0;
        }

        Row and(Row other) {
            return new Row(
                    building, units + other.units, voted + other.voted, area + other.area, votedArea + other.votedArea);
        }
    }

    /** By building, in the order of their names as numbers. */
    List<Row> of(String vote) {
        return jdbc.sql("""
                        select r.building, count(*)::int as units, count(b.unit)::int as voted, sum(r.area) as area,
                               coalesce(sum(r.area) filter (where b.unit is not null), 0) as voted_area
                          from (select distinct on (unit) * from decision.roll where vote = :vote order by unit, seq desc) r
                          left join (select unit from decision.ballot where vote = :vote
                                     union select unit from decision.attendance where vote = :vote) b on b.unit = r.unit
                         where not r.removed
                         group by r.building
                         order by nullif(regexp_replace(r.building, '\\D', '', 'g'), '')::numeric nulls last, r.building
                        """)
                .param("vote", vote)
                .query((row, _) -> new Row(
                        row.getString("building"),
                        row.getInt("units"),
                        row.getInt("voted"),
                        row.getLong("area"),
                        row.getLong("voted_area")))
                .list();
    }

    static Row sum(String name, List<Row> rows) {
        return rows.stream().reduce(new Row(name, 0, 0, 0, 0), Row::and);
    }
}
