package org.gongzhi.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Moves the clocks of a matter when something happens to it. Decides nothing else and writes nothing. */
@Component
class Clocks {

    private final WorkCalendar calendar;

    Clocks(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What just happened to a matter.
     *
     * @param action null when it was opened
     * @param entered the state it arrived in; null when it stayed
     * @param said what was filled in, and what is known of the matter from now on
     */
    record Happening(@Nullable String action, @Nullable String entered, String priority, Guard.Said said, Instant at) {}

    /** The clocks after the happening: only those that changed or began. */
    List<Clock> moved(Procedure procedure, List<Clock> clocks, Happening happening) {
        var changed = new ArrayList<Clock>();
        for (var rule : procedure.clocks().values()) {
            moved(rule, latest(clocks, rule.key()), happening).ifPresent(changed::add);
        }
        return changed;
    }

    private Optional<Clock> moved(ClockRule rule, @Nullable Clock clock, Happening happening) {
        if (clock == null || clock.stoppedAt() != null) {
            return happens(rule.start(), happening)
                    ? Optional.of(started(rule, clock == null ? 1 : clock.round() + 1, happening))
                    : Optional.empty();
        }
        if (happens(rule.stop(), happening)) {
            return Optional.of(clock.stop(happening.at()));
        }
        for (var pause : rule.pauses()) {
            if (clock.running() && pause.from().equals(happening.action()) && happening.entered() != null) {
                return Optional.of(clock.pause(happening.at(), pause.from()));
            }
            if (clock.paused()
                    && pause.from().equals(clock.pausedBy())
                    && pause.until().equals(happening.action())) {
                return Optional.of(resumed(rule, clock, happening.at()));
            }
        }
        return Optional.empty();
    }

    private static boolean happens(List<ClockRule.Trigger> triggers, Happening happening) {
        return triggers.stream().anyMatch(trigger -> matches(trigger, happening));
    }

    private Clock started(ClockRule rule, int round, Happening happening) {
        var limit = rule.limitFor(happening.priority(), happening.said());
        var due = calendar.due(happening.at(), limit);
        return Clock.started(
                rule.key(), round, limit.toString(), happening.at(), due, next(rule, happening.at(), due, false));
    }

    Clock resumed(ClockRule rule, Clock clock, Instant at) {
        var left =
                calendar.remaining(Objects.requireNonNull(clock.pausedAt()), clock.dueAt(), Limit.parse(clock.limit()));
        var due = calendar.resume(at, left);
        return clock.resume(due, clock.overdueAt() != null ? null : next(rule, at, due, clock.warned()));
    }

    /** Changes a running clock to the limit of another priority, counted from its own start. */
    @Nullable
    Clock reprioritised(ClockRule rule, Clock clock, String priority) {
        var limit = rule.limitFor(priority);
        if (!clock.running() || isAgreed(clock) || limit.toString().equals(clock.limit())) {
            return null;
        }
        var due = calendar.due(clock.startedAt(), limit);
        return clock.relimit(limit.toString(), due, next(rule, clock.startedAt(), due, false));
    }

    /** Extends a clock by days of its limit's own kind. */
    Clock extended(ClockRule rule, List<Clock> clocks, int days) {
        var extension = rule.extension();
        var clock = latest(clocks, rule.key());
        if (extension == null || clock == null || !clock.running()) {
            throw Refusal.invalid("procedure.nothing-to-extend", rule.name());
        }
        if (clock.extensions() >= extension.times() || clock.extendedDays() + days > extension.days() || days < 1) {
            throw Refusal.invalid("procedure.extension-exceeds", extension.times(), extension.days());
        }
        var more = isAgreed(clock) || Limit.parse(clock.limit()) instanceof Limit.CalendarDays
                ? new Limit.CalendarDays(days)
                : new Limit.WorkingDays(days);
        // A due instant is the midnight that ends the last day; a moment before it lies on that day.
        var due = calendar.due(clock.dueAt().minusMillis(1), more);
        return clock.extend(due, next(rule, clock.startedAt(), due, clock.warned()), days);
    }

    /** A day agreed on stays the day, whatever the priority. */
    private static boolean isAgreed(Clock clock) {
        return Limit.parse(clock.limit()) instanceof Limit.Until;
    }

    private Instant next(ClockRule rule, Instant start, Instant due, boolean warned) {
        if (warned || rule.warn() == null || rule.onWarn().isEmpty()) {
            return due;
        }
        var at = switch (rule.warn()) {
            case ClockRule.Warn.After(var after) -> calendar.due(start, after);
            case ClockRule.Warn.Share(var fraction) -> calendar.share(start, due, fraction);
        };
        return at.isBefore(due) ? at : due;
    }

    private static boolean matches(ClockRule.Trigger trigger, Happening happening) {
        return switch (trigger) {
            case ClockRule.Trigger.Open _ -> happening.action() == null;
            case ClockRule.Trigger.Enter(var state) -> state.equals(happening.entered());
            case ClockRule.Trigger.Taken(var action, var field, var value) ->
                action.equals(happening.action())
                        && (field == null
                                || Objects.equals(value, happening.said().form().get(field)));
        };
    }

    static @Nullable Clock latest(List<Clock> clocks, String key) {
        Clock latest = null;
        for (var clock : clocks) {
            if (clock.key().equals(key) && (latest == null || clock.round() > latest.round())) {
                latest = clock;
            }
        }
        return latest;
    }
}
