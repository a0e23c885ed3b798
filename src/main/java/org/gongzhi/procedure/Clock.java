package org.gongzhi.procedure;

import java.time.Instant;
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

    Clock stop(Instant at) {
        return new Clock(
                key,
                round,
                limit,
                startedAt,
                dueAt,
                null,
                warned,
                pausedAt,
                pausedBy,
                at,
                overdueAt,
                extensions,
                extendedDays);
    }

    Clock pause(Instant at, String action) {
        return new Clock(
                key,
                round,
                limit,
                startedAt,
                dueAt,
                null,
                warned,
                at,
                action,
                null,
                overdueAt,
                extensions,
                extendedDays);
    }

    Clock resume(Instant due, @Nullable Instant next) {
        return new Clock(
                key, round, limit, startedAt, due, next, warned, null, null, null, overdueAt, extensions, extendedDays);
    }

    Clock extend(Instant due, @Nullable Instant next, int days) {
        return new Clock(
                key,
                round,
                limit,
                startedAt,
                due,
                next,
                warned,
                pausedAt,
                pausedBy,
                null,
                null,
                extensions + 1,
                extendedDays + days);
    }

    Clock warn() {
        return new Clock(
                key,
                round,
                limit,
                startedAt,
                dueAt,
                dueAt,
                true,
                pausedAt,
                pausedBy,
                stoppedAt,
                overdueAt,
                extensions,
                extendedDays);
    }

    Clock overdue(Instant at) {
        return new Clock(
                key,
                round,
                limit,
                startedAt,
                dueAt,
                null,
                true,
                pausedAt,
                pausedBy,
                stoppedAt,
                at,
                extensions,
                extendedDays);
    }
}
