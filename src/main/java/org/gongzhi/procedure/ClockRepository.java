package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes clocks, and finds those on which time itself must act. */
@Repository
class ClockRepository {

    private final JdbcClient jdbc;

    ClockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes all clocks a step moved, in one statement. */
    void save(MatterNumber number, List<Clock> clocks) {
        if (clocks.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into procedure.clock as old
                               (county, number, key, round, duration, started_at, due_at, next_at, warned, paused_at, paused_by,
                                stopped_at, overdue_at, extensions, extended_days)
                        select :county, :number, *
                          from unnest(:keys::text[], :rounds::int[], :durations::text[], :started::timestamptz[],
                                      :due::timestamptz[], :next::timestamptz[], :warned::boolean[], :paused::timestamptz[],
                                      :pausedBy::text[], :stopped::timestamptz[], :overdue::timestamptz[], :extensions::int[],
                                      :days::int[])
                            on conflict (county, number, key, round) do update
                           set duration = excluded.duration, due_at = excluded.due_at, next_at = excluded.next_at,
                               warned = excluded.warned, paused_at = excluded.paused_at, paused_by = excluded.paused_by,
                               stopped_at = excluded.stopped_at, overdue_at = excluded.overdue_at,
                               extensions = excluded.extensions, extended_days = excluded.extended_days
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("keys", column(clocks, Clock::key))
                .param("rounds", column(clocks, Clock::round))
                .param("durations", column(clocks, Clock::limit))
                .param("started", times(clocks, Clock::startedAt))
                .param("due", times(clocks, Clock::dueAt))
                .param("next", times(clocks, Clock::nextAt))
                .param("warned", column(clocks, Clock::warned))
                .param("paused", times(clocks, Clock::pausedAt))
                .param("pausedBy", column(clocks, Clock::pausedBy))
                .param("stopped", times(clocks, Clock::stoppedAt))
                .param("overdue", times(clocks, Clock::overdueAt))
                .param("extensions", column(clocks, Clock::extensions))
                .param("days", column(clocks, Clock::extendedDays))
                .update();
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

    private static String[] column(List<Clock> clocks, Function<Clock, @Nullable Object> value) {
        return clocks.stream()
                .map(clock -> {
                    var one = value.apply(clock);
                    return one == null ? null : one.toString();
                })
                .toArray(String[]::new);
    }

    private static String[] times(List<Clock> clocks, Function<Clock, @Nullable Instant> value) {
        return column(clocks, value::apply);
    }
}
