package org.gongzhi.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.insight.Cell.Slice;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the kept counts: a few short ranges of one index, however many matters there are. */
@Component
class TallyReader {

    private static final String SUMS =
            Counts.COLUMNS.stream().map("sum(%1$s) as %1$s"::formatted).collect(Collectors.joining(", "));

    private final JdbcClient jdbc;
    private final Places places;

    TallyReader(JdbcClient jdbc, Places places) {
        this.jdbc = jdbc;
        this.places = places;
    }

    /** Some procedures in one period. */
    record When(Collection<String> procedures, String period) {}

    private record Line(String key, Counts counts) {}

    /** The place as a whole. Above the counties it is their sum and what belongs to none of them. */
    Counts whole(PlaceCode place, When when) {
        var above = place.value().length() < Level.COUNTY.length();
        var levels = above
                ? List.of(2, 4, Level.COUNTY.length())
                : List.of(place.value().length());
        return lines(place, when, Slice.PLACE, levels, "left(place, 2)").values().stream()
                .reduce(Counts.ZERO, Counts::plus);
    }

    /** What is directly below the place, by code. */
    Map<String, Counts> below(PlaceCode place, When when) {
        var level = FactList.below(place);
        if (level < Level.COUNTY.length()) {
            return Map.of();
        }
        return lines(place, when, Slice.PLACE, List.of(level), "place");
    }

    /** The bodies or categories of the place, by code or name. */
    Map<String, Counts> cut(PlaceCode place, When when, Slice by) {
        var above = place.value().length() < Level.COUNTY.length();
        var levels = above
                ? List.of(2, 4, Level.COUNTY.length())
                : List.of(place.value().length());
        return lines(place, when, by, levels, "key");
    }

    private Map<String, Counts> lines(PlaceCode place, When when, Slice slice, List<Integer> levels, String key) {
        return jdbc
                .sql("""
                        select %1$s as part, %2$s from insight.tally
                         where county = any (:counties) and procedure = any (:procedures) and period = :period
                           and slice = :slice and level = any (:levels) and place >= :from and place < :until
                         group by 1
                        """.formatted(key, SUMS))
                .param("counties", counties(place))
                .param("procedures", when.procedures().toArray(String[]::new))
                .param("period", when.period())
                .param("slice", slice.letter())
                .param("levels", levels.toArray(Integer[]::new))
                .param("from", place.from())
                .param("until", place.until())
                .query((row, _) -> new Line(row.getString("part"), counts(row)))
                .list()
                .stream()
                .filter(line -> !line.counts().isZero())
                .collect(Collectors.toMap(Line::key, Line::counts));
    }

    /** One reason for which matters were taken out. */
    record Taken(Measure measure, String reason, long matters) {}

    List<Taken> taken(PlaceCode place, When when) {
        var above = place.value().length() < Level.COUNTY.length();
        var levels = above
                ? List.of(2, 4, Level.COUNTY.length())
                : List.of(place.value().length());
        return jdbc
                .sql("""
                        select measure, reason, sum(matters) as matters from insight.exclusion
                         where county = any (:counties) and procedure = any (:procedures) and period = :period
                           and level = any (:levels) and place >= :from and place < :until
                         group by 1, 2 having sum(matters) > 0 order by 1, 2
                        """)
                .param("counties", counties(place))
                .param("procedures", when.procedures().toArray(String[]::new))
                .param("period", when.period())
                .param("levels", levels.toArray(Integer[]::new))
                .param("from", place.from())
                .param("until", place.until())
                .query((row, _) -> new Taken(
                        Measure.of(row.getString("measure")).orElseThrow(),
                        row.getString("reason"),
                        row.getLong("matters")))
                .list()
                .stream()
                .sorted(Comparator.comparing(Taken::measure))
                .toList();
    }

    private String[] counties(PlaceCode place) {
        if (place.value().length() >= Level.COUNTY.length()) {
            return new String[] {place.county()};
        }
        return places.allButBuildings().stream()
                .map(one -> one.code())
                .filter(code -> code.isWithin(place) && code.value().length() <= Level.COUNTY.length())
                .map(PlaceCode::county)
                .distinct()
                .toArray(String[]::new);
    }

    private static Counts counts(ResultSet row) throws SQLException {
        var values = new long[Counts.COLUMNS.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getLong(Counts.COLUMNS.get(i));
        }
        return new Counts(values);
    }
}
