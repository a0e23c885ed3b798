package org.gongzhi.disclosure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Shanghai;

/**
 * What a publication is about in time (期次): {@code 2026-10}, {@code 2026-Q3}, {@code 2026-H1}, {@code 2026}, or for
 * what is published at once the day it happened and a number, {@code 2026-11-25-1}.
 */
public record Period(String key, LocalDate begins, LocalDate ends) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{4})(?:-Q([1-4])|-H([12])|-(\\d\\d)(?:-(\\d\\d)-([1-9]\\d?))?)?");

    /** The period that a day lies in; for what is published at once, the first of that day. */
    static Period around(Every every, LocalDate day) {
        var year = day.getYear();
        return switch (every) {
            case MONTH -> of(YearMonth.from(day).toString());
            case QUARTER -> of("%d-Q%d".formatted(year, (day.getMonthValue() + 2) / 3));
            case HALF_YEAR -> of("%d-H%d".formatted(year, (day.getMonthValue() + 5) / 6));
            case YEAR -> of(String.valueOf(year));
            case ONCE -> happened(day, 1);
        };
    }

    static Period happened(LocalDate day, int number) {
        return new Period(day + "-" + number, day, day);
    }

    static Period of(String key) {
        return parse(key).orElseThrow(() -> new IllegalArgumentException("not a period: " + key));
    }

    static Optional<Period> parse(String key) {
        var form = FORM.matcher(key);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            var january = YearMonth.of(Integer.parseInt(form.group(1)), 1);
            if (form.group(2) != null) {
                return Optional.of(months(key, january.plusMonths(3L * (number(form.group(2)) - 1)), 3));
            }
            if (form.group(3) != null) {
                return Optional.of(months(key, january.plusMonths(6L * (number(form.group(3)) - 1)), 6));
            }
            if (form.group(4) == null) {
                return Optional.of(months(key, january, 12));
            }
            var month = YearMonth.of(january.getYear(), number(form.group(4)));
            return Optional.of(
                    form.group(5) == null
                            ? months(key, month, 1)
                            : happened(month.atDay(number(form.group(5))), number(form.group(6))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Period months(String key, YearMonth first, int months) {
        return new Period(key, first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth());
    }

    /** Whether a day lies in it. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(begins) && !day.isAfter(ends);
    }

    /** The month in which it ends. */
    public YearMonth month() {
        return YearMonth.from(ends);
    }

    /** 2026年10月, 2026年第3季度, 2026年上半年, 2026年, 2026年11月25日. */
    public String words() {
        var year = begins.getYear() + "年";
        if (begins.equals(ends)) {
            return Shanghai.date(begins);
        }
        return switch (months()) {
            case 1 -> year + begins.getMonthValue() + "月";
            case 3 -> year + "第" + (begins.getMonthValue() + 2) / 3 + "季度";
            case 6 -> year + (begins.getMonthValue() == 1 ? "上半年" : "下半年");
            default -> year;
        };
    }

    private int months() {
        return (ends.getYear() - begins.getYear()) * 12 + ends.getMonthValue() - begins.getMonthValue() + 1;
    }

    /** The one before, of the same length; what is published at once has none. */
    Optional<Period> before() {
        if (begins.equals(ends)) {
            return Optional.empty();
        }
        var day = begins.minusDays(1);
        return Optional.of(
                switch (months()) {
                    case 1 -> around(Every.MONTH, day);
                    case 3 -> around(Every.QUARTER, day);
                    case 6 -> around(Every.HALF_YEAR, day);
                    default -> around(Every.YEAR, day);
                });
    }

    @Override
    public String toString() {
        return key;
    }
}
