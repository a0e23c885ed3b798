package org.gongzhi.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;
import org.gongzhi.kernel.Shanghai;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Official time (工作日历): the one place that says when something is due. */
@Service
public class WorkCalendar {

    private final Predicate<LocalDate> workingDays;
    private final OfficeDay office;

    @Autowired
    WorkCalendar(DaysOff days, @Value("${gongzhi.office-hours:08:30-12:00,14:30-18:00}") String officeHours) {
        this(day -> days.plan().isWorkingDay(day), OfficeDay.parse(officeHours));
    }

    WorkCalendar(Predicate<LocalDate> workingDays, OfficeDay office) {
        this.workingDays = workingDays;
        this.office = office;
    }

    /** When a limit that starts now runs out; a day-limit runs out at 24:00, which is 0:00 of the day after. */
    public Instant due(Instant start, Limit limit) {
        return switch (limit) {
            case Limit.Exact(var duration) -> start.plus(duration);
            case Limit.WorkingDays(var count) -> endOf(workingDay(Shanghai.day(start), count));
            case Limit.CalendarDays(var count) ->
                endOf(workingDayFrom(Shanghai.day(start).plusDays(count)));
            case Limit.OfficeHours(var duration) -> afterOfficeTime(start, duration);
            case Limit.Until(var day) -> endOf(day);
        };
    }

    public boolean isWorkingDay(LocalDate day) {
        return workingDays.test(day);
    }

    /** Whether the office is open to the public. */
    public boolean isOfficeTime(Instant at) {
        var local = at.atZone(Shanghai.ZONE);
        var time = local.toLocalTime();
        return isWorkingDay(local.toLocalDate())
                && office.spans().stream().anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.until()));
    }

    /** Working days after the first date, up to and including the second; negative when the second is earlier. */
    public long workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** What is left at the moment a clock is paused. Days that have begun are used up, as the day of a start is. */
    public Remaining remaining(Instant at, Instant due, Limit limit) {
        if (at.isAfter(due)) {
            return new Remaining(new Limit.Exact(Duration.between(at, due)));
        }
        var today = Shanghai.day(at);
        var last = Shanghai.day(due.minusNanos(1));
        return new Remaining(
                switch (limit) {
                    case Limit.Exact _ -> new Limit.Exact(Duration.between(at, due));
                    case Limit.WorkingDays _ ->
                        new Limit.WorkingDays(Math.toIntExact(Math.max(0, workingDaysBetween(today, last))));
                    case Limit.CalendarDays _ ->
                        new Limit.CalendarDays(Math.toIntExact(Math.max(0, last.toEpochDay() - today.toEpochDay())));
                    case Limit.OfficeHours _ -> new Limit.OfficeHours(officeTime(at, due));
                    case Limit.Until _ -> new Limit.Until(last);
                });
    }

    /** When a clock that goes on now runs out. */
    public Instant resume(Instant at, Remaining remaining) {
        return due(at, remaining.limit());
    }

    /** The instant when that share of the time between start and due has passed, such as 0.8 for a warning. */
    public Instant share(Instant start, Instant due, double fraction) {
        return start.plusNanos(Math.round(Duration.between(start, due).toNanos() * fraction));
    }

    /** The n-th working day after the date; the 0th is the date itself, or the next working day if it is none. */
    private LocalDate workingDay(LocalDate start, int count) {
        var day = count == 0 ? workingDayFrom(start) : start;
        for (int left = count; left > 0; left--) {
            day = workingDayFrom(day.plusDays(1));
        }
        return day;
    }

    private LocalDate workingDayFrom(LocalDate first) {
        var day = first;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private Instant afterOfficeTime(Instant start, Duration duration) {
        var left = duration;
        for (var day = workingDayFrom(Shanghai.day(start)); ; day = workingDayFrom(day.plusDays(1))) {
            for (var span : office.spans()) {
                var from = later(
                        start, day.atTime(span.from()).atZone(Shanghai.ZONE).toInstant());
                var until = day.atTime(span.until()).atZone(Shanghai.ZONE).toInstant();
                if (!from.isBefore(until)) {
                    continue;
                }
                var open = Duration.between(from, until);
                if (left.compareTo(open) <= 0) {
                    return from.plus(left);
                }
                left = left.minus(open);
            }
        }
    }

    private Duration officeTime(Instant from, Instant until) {
        var sum = Duration.ZERO;
        for (var day = Shanghai.day(from); !Shanghai.startOf(day).isAfter(until); day = day.plusDays(1)) {
            if (!isWorkingDay(day)) {
                continue;
            }
            for (var span : office.spans()) {
                var open = later(
                        from, day.atTime(span.from()).atZone(Shanghai.ZONE).toInstant());
                var shut = day.atTime(span.until()).atZone(Shanghai.ZONE).toInstant();
                var end = shut.isBefore(until) ? shut : until;
                if (open.isBefore(end)) {
                    sum = sum.plus(Duration.between(open, end));
                }
            }
        }
        return sum;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant endOf(LocalDate day) {
        return Shanghai.startOf(day.plusDays(1));
    }
}
