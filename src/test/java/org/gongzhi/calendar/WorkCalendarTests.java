package org.gongzhi.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Random;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkCalendarTests {

    private final WorkCalendar calendar = Calendars.announced();

    @ParameterizedTest
    @CsvSource({
        "30m, 30m, 30 分钟",
        "2h, 2h, 2 小时",
        "1h30m, 1h30m, 1 小时 30 分钟",
        "5 working days, 5 working days, 5 个工作日",
        "1 working day, 1 working days, 1 个工作日",
        "15 days, 15 days, 15 天",
        "4 office hours, 4 office hours, 4 小时（对外办公时间）"
    })
    void readsALimitAndSaysItInChinese(String text, String canonical, String chinese) {
        var limit = Limit.parse(text);

        assertThat(limit).hasToString(canonical);
        assertThat(Limit.parse(limit.toString())).isEqualTo(limit);
        assertThat(limit.chinese()).isEqualTo(chinese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "30", "5 working", "-", "1d", "m", "1.5h", "99999 days", "30 m"})
    void refusesWhatIsNoLimit(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limit.parse(text));
    }

    @Test
    void officeHoursRunOnlyWhileTheOfficeIsOpen() {
        // Friday afternoon before the week of National Day 2025, which began with a Sunday at work.
        assertThat(due("2025-09-26T17:30", "1 office hours")).isEqualTo("2025-09-28T09:00");
        assertThat(due("2025-09-26T11:30", "1 office hours")).isEqualTo("2025-09-26T15:00");
        assertThat(due("2025-10-03T10:00", "4 office hours")).isEqualTo("2025-10-09T15:00");
        assertThat(calendar.isOfficeTime(at("2025-09-28T09:00"))).isTrue();
        assertThat(calendar.isOfficeTime(at("2025-10-03T10:00"))).isFalse();
        assertThat(calendar.isOfficeTime(at("2025-09-26T12:00"))).isFalse();
    }

    @Test
    void aMakeUpSundayIsAWorkingDay() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 9, 28))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2025, 10, 8))).isFalse();
        assertThat(calendar.workingDaysBetween(LocalDate.of(2025, 9, 30), LocalDate.of(2025, 10, 9)))
                .isOne();
    }

    @ForAll
    void aClockPausedAndResumedAtOnceIsDueAsBefore(long seed) {
        var random = new Random(seed);
        var limit = limit(random);
        var start = start(random);
        var due = calendar.due(start, limit);
        var pause = between(random, start, due);

        assertThat(calendar.resume(pause, calendar.remaining(pause, due, limit)))
                .isEqualTo(due);
    }

    @ForAll
    void aPauseNeverMakesAClockDueEarlierAndALongerOneNeverEarlierThanAShorter(long seed) {
        var random = new Random(seed);
        var limit = limit(random);
        var start = start(random);
        var due = calendar.due(start, limit);
        var pause = between(random, start, due);
        var rest = calendar.remaining(pause, due, limit);
        var resume = pause.plusSeconds(random.nextInt(40 * 86_400));

        var later = calendar.resume(resume, rest);

        assertThat(later).isAfterOrEqualTo(due);
        assertThat(calendar.resume(resume.plusSeconds(random.nextInt(86_400)), rest))
                .isAfterOrEqualTo(later);
    }

    @ForAll
    void whatIsLeftSurvivesTwoPausesAsWellAsOne(long seed) {
        var random = new Random(seed);
        var limit = limit(random);
        var start = start(random);
        var due = calendar.due(start, limit);
        var pause = between(random, start, due);
        var rest = Remaining.parse(calendar.remaining(pause, due, limit).toString());
        var resume = pause.plusSeconds(random.nextInt(40 * 86_400));

        var again = calendar.remaining(resume, calendar.resume(resume, rest), limit);

        if (calendar.isWorkingDay(Shanghai.day(resume))) {
            assertThat(calendar.resume(resume, again)).isEqualTo(calendar.resume(resume, rest));
        }
        assertThat(rest).isEqualTo(calendar.remaining(pause, due, limit));
    }

    @ForAll
    void aClockPausedTooLateStaysAsLateAsItWas(long seed) {
        var random = new Random(seed);
        var limit = limit(random);
        var due = calendar.due(start(random), limit);
        var late = Duration.ofSeconds(1 + random.nextInt(1_000_000));
        var rest =
                Remaining.parse(calendar.remaining(due.plus(late), due, limit).toString());
        var resume = due.plus(late).plusSeconds(random.nextInt(1_000_000));

        assertThat(Duration.between(calendar.resume(resume, rest), resume)).isEqualTo(late);
    }

    @ForAll
    void countsExactlyTheWorkingDaysOfALimit(long seed) {
        var random = new Random(seed);
        var count = 1 + random.nextInt(60);
        var start = start(random);

        var due = calendar.due(start, new Limit.WorkingDays(count));

        var last = Shanghai.day(due.minusNanos(1));
        assertThat(calendar.workingDaysBetween(Shanghai.day(start), last)).isEqualTo(count);
        assertThat(calendar.isWorkingDay(last)).isTrue();
        assertThat(due).isEqualTo(Shanghai.startOf(last.plusDays(1)));
    }

    @Test
    void aDayAgreedOnEndsAtItsMidnightWhateverDayItIs() {
        assertThat(due("2026-01-05T08:00", "until 2026-02-01")).isEqualTo("2026-02-02T00:00");
        assertThat(Limit.parse("until 2026-02-01").chinese()).isEqualTo("到 2026年2月1日");
        var due = at("2026-02-02T00:00");
        var rest = calendar.remaining(at("2026-01-20T08:00"), due, Limit.parse("until 2026-02-01"));
        assertThat(calendar.resume(at("2026-01-28T08:00"), Remaining.parse(rest.toString())))
                .isEqualTo(due);
    }

    @Test
    void aShareOfALimitIsThatPartOfTheTime() {
        assertThat(calendar.share(at("2026-01-05T08:00"), at("2026-01-05T08:30"), 0.8))
                .isEqualTo(at("2026-01-05T08:24"));
    }

    private String due(String start, String limit) {
        return calendar.due(at(start), Limit.parse(limit))
                .atZone(Shanghai.ZONE)
                .toLocalDateTime()
                .toString();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Shanghai.ZONE).toInstant();
    }

    private static Instant start(Random random) {
        return at("2008-01-01T00:00").plusSeconds((long) (random.nextDouble() * 18 * 365 * 86_400));
    }

    private static Instant between(Random random, Instant start, Instant due) {
        return start.plusSeconds(
                (long) (random.nextDouble() * Duration.between(start, due).toSeconds()));
    }

    private static Limit limit(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Limit.Exact(Duration.ofMinutes(1 + random.nextInt(10_000)));
            case 1 -> new Limit.WorkingDays(1 + random.nextInt(60));
            case 2 -> new Limit.CalendarDays(1 + random.nextInt(60));
            default -> new Limit.OfficeHours(Duration.ofMinutes(1 + random.nextInt(3000)));
        };
    }
}
