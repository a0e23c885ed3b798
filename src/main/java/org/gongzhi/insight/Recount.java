package org.gongzhi.insight;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts everything anew and says where the kept counts differ. The facts come from the whole history again, the counts
 * from the facts by one statement that knows nothing of differences: two ways that must meet.
 */
@Component
class Recount {

    private static final int PAGE = 1_000;
    private static final List<String> TABLES = List.of("fact", "tally", "exclusion");

    private final JdbcClient jdbc;
    private final Chronicle chronicle;
    private final Reckoner reckoner;
    private final FactRepository facts;
    private final TallyRepository cursor;
    private final Tallies tallies;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Recount(
            JdbcClient jdbc,
            Chronicle chronicle,
            Reckoner reckoner,
            FactRepository facts,
            TallyRepository cursor,
            Tallies tallies,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.chronicle = chronicle;
        this.reckoner = reckoner;
        this.facts = facts;
        this.cursor = cursor;
        this.tallies = tallies;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
        // A step taken while one counts belongs to neither side.
        this.transaction.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What came of it.
     *
     * @param differences rows that stand in one count and not in the other, as text
     */
    record Result(long matters, List<String> differences) {}

    Result compare(boolean repair, LongConsumer progress) {
        tallies.follow();
        return Objects.requireNonNull(transaction.execute(_ -> anew(repair, progress)));
    }

    private Result anew(boolean repair, LongConsumer progress) {
        cursor.lockAll();
        var now = time.instant();
        tallies.catchUp(now);
        TABLES.forEach(
                table -> jdbc.sql("create temporary table new_%1$s (like insight.%1$s including all) on commit drop"
                                .formatted(table))
                        .update());
        long matters = facts(now, progress);
        count("new_fact", "new_tally", "new_exclusion");
        var differences =
                TABLES.stream().flatMap(table -> differences(table).stream()).toList();
        if (repair) {
            for (var table : TABLES) {
                jdbc.sql("truncate insight." + table).update();
                jdbc.sql("insert into insight.%1$s select * from new_%1$s".formatted(table))
                        .update();
            }
        }
        return new Result(matters, differences);
    }

    private long facts(Instant now, LongConsumer progress) {
        long matters = 0;
        @Nullable MatterNumber last = null;
        for (var page = chronicle.after(null, PAGE); !page.isEmpty(); page = chronicle.after(last, PAGE)) {
            facts.save("new_fact", reckoner.facts(chronicle.lives(page), now));
            last = page.getLast();
            matters += page.size();
            progress.accept(page.size());
        }
        return matters;
    }

    /** Counts the facts of one table into the two others, which are empty. */
    void count(String fact, String tally, String exclusion) {
        var columns = String.join(", ", Counts.COLUMNS);
        jdbc.sql("""
                        insert into %1$s (county, procedure, period, slice, level, place, key, %2$s)
                        select county, procedure, period, slice, level, left(place, level), key, %3$s
                          from %4$s
                         cross join lateral (%5$s) periods(period, cut)
                         cross join lateral (%6$s) levels(level)
                         cross join lateral (values ('P', '', true, true), ('C', category, true, true),
                                                    ('B', body, true, false), ('B', contact_body, false, true))
                                            slices(slice, key, rest, first)
                         where cut or slice = 'P'
                         group by 1, 2, 3, 4, 5, 6, 7
                        """.formatted(tally, columns, sums(), fact, PERIODS, LEVELS)).update();
        for (var measure : Measure.values()) {
            jdbc.sql("""
                            insert into %1$s (county, procedure, period, level, place, measure, reason, matters)
                            select county, procedure, period, level, left(place, level), :measure, %2$s, count(*)
                              from %3$s
                             cross join lateral (%4$s) periods(period, cut)
                             cross join lateral (%5$s) levels(level)
                             where cut and %2$s not in ('yes', 'no', 'pending', 'none')
                             group by 1, 2, 3, 4, 5, 7
                            """.formatted(exclusion, measure.key(), fact, PERIODS, LEVELS))
                    .param("measure", measure.key())
                    .update();
        }
    }

    private static final String PERIODS = """
            select opened_on::text, false union all select left(opened_on::text, 7), true
             union all select left(opened_on::text, 4), true union all select 'open', true where load <> 'ended'""";
    private static final String LEVELS = """
            select length(place) where length(place) < 6
             union all select l from unnest(array[6, 9, 12]) l where l <= length(place)""";

    private static String sums() {
        var rest = List.of("true", "load <> 'ended'", "load = 'soon'", "load = 'late'", "reopened > 0").stream()
                .map("count(*) filter (where rest and %s)"::formatted)
                .collect(Collectors.joining(", "));
        var measures = java.util.Arrays.stream(Measure.values())
                .map(measure -> """
                        , count(*) filter (where %2$s and %1$s = 'yes'), count(*) filter (where %2$s and %1$s = 'no'),
                        count(*) filter (where %2$s and %1$s = 'pending'),
                        count(*) filter (where %2$s and %1$s not in ('yes', 'no', 'pending', 'none'))""".formatted(measure.key(), measure == Measure.CONTACT ? "first" : "rest"))
                .collect(Collectors.joining());
        return rest + measures;
    }

    /** A cell in which all is zero is as good as none. */
    private List<String> differences(String table) {
        var zero = table.equals("tally")
                ? "greatest(" + String.join(", ", Counts.COLUMNS) + ") > 0 or least("
                        + String.join(", ", Counts.COLUMNS) + ") < 0"
                : table.equals("exclusion") ? "matters <> 0" : "true";
        return jdbc.sql("""
                        with kept as (select * from insight.%1$s where %2$s), anew as (select * from new_%1$s where %2$s)
                        select '%1$s kept ' || k::text from (table kept except table anew) k
                        union all
                        select '%1$s anew ' || a::text from (table anew except table kept) a
                        """.formatted(table, zero))
                .query((row, _) -> row.getString(1))
                .list();
    }
}
