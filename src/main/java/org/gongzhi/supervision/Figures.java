package org.gongzhi.supervision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many reports there were, told so that nobody can be found in it: by year, all counties together, rounded down to
 * fives, and nothing below five. Rounding, so that two figures never differ by one person.
 */
@Component
class Figures {

    private final JdbcClient jdbc;
    private final WhistleRules rules;
    private final InstantSource time;

    Figures(JdbcClient jdbc, WhistleRules rules, InstantSource time) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.time = time;
    }

    /**
     * One year.
     *
     * @param received zero stands for fewer than may be told, none included
     * @param answered the same
     */
    record Line(int year, int received, int answered) {}

    /** This year up to the last full quarter, and the year before. */
    List<Line> shown() {
        var today = Shanghai.day(time.instant());
        var until = LocalDate.of(today.getYear(), (today.getMonthValue() - 1) / 3 * 3 + 1, 1);
        return jdbc.sql("""
                        select extract(year from day)::int as year, count(*)::int as received,
                               count(answered) filter (where answered < :until)::int as answered
                          from supervision.report
                         where day >= :from and day < :until
                         group by 1 order by 1 desc
                        """)
                .param("from", LocalDate.of(today.getYear() - 1, 1, 1))
                .param("until", until)
                .query((row, _) ->
                        new Line(row.getInt("year"), told(row.getInt("received")), told(row.getInt("answered"))))
                .list();
    }

    int least() {
        return rules.suppress();
    }

    /** Rounded down to whole fives. */
    int told(int count) {
        return count / rules.suppress() * rules.suppress();
    }
}
