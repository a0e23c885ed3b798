package org.gongzhi.procedure;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of a time limit of a matter (时限). It is running, paused or done, never anything else.
 *
 * @param key the rule it follows
 * @param round 1 for the first run, 2 after a reopening, and so on
 * @param limit the limit it was started with, as written in the definition
 * @param dueAt the instant it is due; while paused, the instant it would have been
 * @param nextAt when time itself must act next: to warn, then to find it overdue; null when nothing is left to do
 * @param pausedAt since when it stands still
 * @param stoppedAt when it was stopped, in time or not
 * @param overdueAt when it was found overdue
 */
public record Clock(
        String key,
        int round,
        String limit,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant nextAt,
        boolean warned,
        @Nullable Instant pausedAt,
        @Nullable String pausedBy,
        @Nullable Instant stoppedAt,
        @Nullable Instant overdueAt,
        int extensions,
        int extendedDays) {

    public boolean running() {
        return stoppedAt == null && pausedAt == null;
    }

    public boolean paused() {
        return stoppedAt == null && pausedAt != null;
    }

    /** Late is late even when nobody noticed in time. */
    public boolean late(Instant now) {
        var until = stoppedAt != null ? stoppedAt : pausedAt != null ? pausedAt : now;
        return until.isAfter(dueAt);
    }

    static Clock started(String key, int round, String limit, Instant at, Instant due, Instant next) {
        return new Clock(key, round, limit, at, due, next, false, null, null, null, null, 0, 0);
    }

    Clock stop(Instant at) {
        return with(clock -> {
            clock.nextAt = null;
            clock.stoppedAt = at;
        });
    }

    Clock pause(Instant at, String action) {
        return with(clock -> {
            clock.nextAt = null;
            clock.pausedAt = at;
            clock.pausedBy = action;
        });
    }

    Clock resume(Instant due, @Nullable Instant next) {
        return with(clock -> {
            clock.dueAt = due;
            clock.nextAt = next;
            clock.pausedAt = null;
            clock.pausedBy = null;
        });
    }

    Clock extend(Instant due, @Nullable Instant next, int days) {
        return with(clock -> {
            clock.dueAt = due;
            clock.nextAt = next;
            clock.overdueAt = null;
            clock.extensions++;
            clock.extendedDays += days;
        });
    }

    /** Another limit, counted from the clock's own start. */
    Clock relimit(String to, Instant due, Instant next) {
        return with(clock -> {
            clock.limit = to;
            clock.dueAt = due;
            clock.nextAt = next;
            clock.warned = false;
            clock.overdueAt = null;
        });
    }

    Clock warn() {
        return with(clock -> {
            clock.nextAt = dueAt;
            clock.warned = true;
        });
    }

    Clock overdue(Instant at) {
        return with(clock -> {
            clock.nextAt = null;
            clock.warned = true;
            clock.overdueAt = at;
        });
    }

    private Clock with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.clock(key, round, startedAt);
    }

    /** What may change of a clock, while it is being changed. */
    private static final class Draft {

        private String limit;
        private Instant dueAt;
        private @Nullable Instant nextAt;
        private boolean warned;
        private @Nullable Instant pausedAt;
        private @Nullable String pausedBy;
        private @Nullable Instant stoppedAt;
        private @Nullable Instant overdueAt;
        private int extensions;
        private int extendedDays;

        Draft(Clock clock) {
            limit = clock.limit;
            dueAt = clock.dueAt;
            nextAt = clock.nextAt;
            warned = clock.warned;
            pausedAt = clock.pausedAt;
            pausedBy = clock.pausedBy;
            stoppedAt = clock.stoppedAt;
            overdueAt = clock.overdueAt;
            extensions = clock.extensions;
            extendedDays = clock.extendedDays;
        }

        Clock clock(String key, int round, Instant startedAt) {
            return new Clock(
                    key,
                    round,
                    limit,
                    startedAt,
                    dueAt,
                    nextAt,
                    warned,
                    pausedAt,
                    pausedBy,
                    stoppedAt,
                    overdueAt,
                    extensions,
                    extendedDays);
        }
    }
}
