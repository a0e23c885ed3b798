package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets the calendar open matters (定期事项): one for each place, once a period. A crash delays the rest of a period; the
 * key of each opening keeps it from happening twice.
 */
@Component
class SeriesWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesWatch.class);

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final Matters matters;
    private final Authority authority;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;

    SeriesWatch(
            JdbcClient jdbc,
            Procedures procedures,
            Matters matters,
            Authority authority,
            Posts posts,
            Places places,
            InstantSource time) {
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.matters = matters;
        this.authority = authority;
        this.posts = posts;
        this.places = places;
        this.time = time;
    }

    int open() {
        return open(time.instant());
    }

    /** Opens whatever is due for the periods around an instant, and returns how many matters that were. */
    int open(Instant now) {
        int opened = 0;
        var day = Shanghai.day(now);
        for (var procedure : procedures.all()) {
            var series = procedure.series();
            if (series != null && !day.isBefore(series.opens(day))) {
                opened += open(procedure, series, series.every().begin(day), now);
            }
        }
        return opened;
    }

    private int open(Procedure procedure, Series series, LocalDate period, Instant now) {
        if (isDone(procedure, period)) {
            return 0;
        }
        int opened = 0;
        boolean all = true;
        for (var place : where(procedure, series)) {
            try {
                opened += open(procedure, series, period, place) ? 1 : 0;
            } catch (RuntimeException e) {
                all = false;
                LOG.error("{} of {} for {} waits for the next round", procedure.id(), period, place, e);
            }
        }
        if (all) {
            done(procedure, period, opened, now);
        }
        return opened;
    }

    private boolean open(Procedure procedure, Series series, LocalDate period, PlaceCode place) {
        var key = "series/" + procedure.id() + "/" + period + "/" + place;
        var opening =
                new Opening(procedure.id(), place, null, "series", fields(series, period), new Actor.Time(), key, null);
        return !matters.open(opening).repeated();
    }

    /** Wherever somebody holds the duty at which such a matter begins. */
    private List<PlaceCode> where(Procedure procedure, Series series) {
        if (!(procedure.state(procedure.first()).desk() instanceof DeskRule.DutyAt(var duty, var level))) {
            return List.of();
        }
        return places.allButBuildings().stream()
                .filter(place -> place.level() == series.each())
                .map(Place::code)
                .filter(place -> !posts.at(authority.desk(duty, level, place)).isEmpty())
                .sorted()
                .toList();
    }

    private static Map<String, Object> fields(Series series, LocalDate period) {
        var fields = new LinkedHashMap<String, Object>();
        series.fields().forEach((key, operand) -> {
            var value = operand.in(new Guard.Said(Map.of(), Map.of(), Map.of()));
            if (value != null) {
                fields.put(key, value.replace("{period}", series.every().words(period)));
            }
        });
        return fields;
    }

    private boolean isDone(Procedure procedure, LocalDate period) {
        return jdbc.sql("""
                        select exists (select from procedure.series_done
                                        where procedure = :procedure and period = :period)
                        """)
                .param("procedure", procedure.id())
                .param("period", period.toString())
                .query(Boolean.class)
                .single();
    }

    private void done(Procedure procedure, LocalDate period, int opened, Instant now) {
        jdbc.sql("""
                        insert into procedure.series_done (procedure, period, opened, at)
                        values (:procedure, :period, :opened, :at)
                            on conflict do nothing
                        """)
                .param("procedure", procedure.id())
                .param("period", period.toString())
                .param("opened", opened)
                .param("at", utc(now))
                .update();
    }
}
