package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Trips;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes clocks, and finds those on which time itself must act. */
@Repository
class ClockRepository {

    private static final String UPSERT = """
            insert into procedure.clock as old
                   (county, number, key, round, duration, started_at, due_at, next_at, warned, paused_at, paused_by,
                    stopped_at, overdue_at, extensions, extended_days)
            values #rows
                on conflict (county, number, key, round) do update
               set duration = excluded.duration, due_at = excluded.due_at, next_at = excluded.next_at,
                   warned = excluded.warned, paused_at = excluded.paused_at, paused_by = excluded.paused_by,
                   stopped_at = excluded.stopped_at, overdue_at = excluded.overdue_at,
                   extensions = excluded.extensions, extended_days = excluded.extended_days
            """;
    private static final String ROW = """
            (:county, :number, :key#, :round#, :duration#, :started#, :due#, :next#::timestamptz, :warned#,
             :paused#::timestamptz, :pausedBy#, :stopped#::timestamptz, :overdue#::timestamptz, :extensions#, :days#)
            """.strip();

    private final JdbcClient jdbc;
    private final Trips trips;

    ClockRepository(JdbcClient jdbc, Trips trips) {
        this.jdbc = jdbc;
        this.trips = trips;
    }

    /** All clocks a step moved, in one statement; there is at least one. */
    Trips.Part moved(MatterNumber number, List<Clock> clocks) {
        var part = Trips.Part.of(UPSERT.replace("#rows", rows(clocks.size())))
                .with("county", number.county())
                .with("number", number.value());
        for (int i = 0; i < clocks.size(); i++) {
            var clock = clocks.get(i);
            part.with("key" + i, clock.key())
                    .with("round" + i, clock.round())
                    .with("duration" + i, clock.limit())
                    .with("started" + i, utc(clock.startedAt()))
                    .with("due" + i, utc(clock.dueAt()))
                    .with("next" + i, text(clock.nextAt()))
                    .with("warned" + i, clock.warned())
                    .with("paused" + i, text(clock.pausedAt()))
                    .with("pausedBy" + i, clock.pausedBy())
                    .with("stopped" + i, text(clock.stoppedAt()))
                    .with("overdue" + i, text(clock.overdueAt()))
                    .with("extensions" + i, clock.extensions())
                    .with("days" + i, clock.extendedDays());
        }
        return part;
    }

    void save(MatterNumber number, Clock clock) {
        trips.write(List.of(moved(number, List.of(clock))));
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ROW.replace("#", Integer.toString(i)))
                .collect(Collectors.joining(",\n"));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return Objects.toString(instant, null);
    }

    /** A clock that must be looked at. */
    record Due(MatterNumber number, String key, int round) {}

    /** The clocks on which time must act, the longest due first. */
    List<Due> toAct(Instant now, int limit) {
        return jdbc.sql("""
                        select number, key, round from procedure.clock
                         where next_at <= :now
                         order by next_at
                         limit :limit
                        """)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, _) ->
                        new Due(new MatterNumber(row.getString("number")), row.getString("key"), row.getInt("round")))
                .list();
    }
}
