package org.gongzhi.procedure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.territory.Level;

/**
 * The calendar opens a matter for each place of a tier, once a period (定期事项): wherever somebody holds the duty at which
 * it begins.
 *
 * @param day the day of the period on which they are opened, from 1
 * @param fields what they are opened with; {@code {period}} stands for the period in words
 */
public record Series(Level each, Period every, int day, Map<String, Guard.Operand> fields) {

    /** How often. */
    public enum Period {
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        static Period of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /** 2026年11月; what people read for a period. */
        String words(LocalDate begin) {
            return switch (this) {
                case WEEK -> "%d年%d月%d日起一周".formatted(begin.getYear(), begin.getMonthValue(), begin.getDayOfMonth());
                case MONTH -> "%d年%d月".formatted(begin.getYear(), begin.getMonthValue());
                case QUARTER -> "%d年第%d季度".formatted(begin.getYear(), (begin.getMonthValue() + 2) / 3);
                case YEAR -> "%d年".formatted(begin.getYear());
            };
        }

        LocalDate begin(LocalDate day) {
            return switch (this) {
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        LocalDate next(LocalDate begin) {
            return switch (this) {
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
                case QUARTER -> begin.plusMonths(3);
                case YEAR -> begin.plusYears(1);
            };
        }
    }

    /** The day on which the period around a day is opened; a day too late for a short month is its last. */
    LocalDate opens(LocalDate day) {
        var begin = every.begin(day);
        var wanted = begin.plusDays(day() - 1L);
        var last = every.next(begin).minusDays(1);
        return wanted.isAfter(last) ? last : wanted;
    }
}
