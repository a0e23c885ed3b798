package org.gongzhi.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes limits as procedures do. */
final class Limits {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,4}) (working )?days?");
    private static final Pattern OFFICE_HOURS = Pattern.compile("(\\d{1,4}) office hours?");
    private static final String UNTIL = "until ";
    private static final Pattern TIME =
            Pattern.compile("(-?)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})(\\.\\d{1,9})?s)?");

    private Limits() {}

    static Limit parse(String text) {
        var words = text.strip();
        var days = DAYS.matcher(words);
        if (days.matches()) {
            var count = Integer.parseInt(days.group(1));
            return days.group(2) == null ? new Limit.CalendarDays(count) : new Limit.WorkingDays(count);
        }
        var hours = OFFICE_HOURS.matcher(words);
        if (hours.matches()) {
            return new Limit.OfficeHours(Duration.ofHours(Long.parseLong(hours.group(1))));
        }
        if (words.matches(UNTIL + "\\d{4}-\\d{2}-\\d{2}")) {
            return new Limit.Until(LocalDate.parse(words.substring(UNTIL.length())));
        }
        if (words.endsWith(" office")) {
            return new Limit.OfficeHours(duration(words.substring(0, words.length() - " office".length())));
        }
        return new Limit.Exact(duration(words));
    }

    private static Duration duration(String text) {
        var time = TIME.matcher(text);
        if (!time.matches() || text.isEmpty() || text.equals("-")) {
            throw new IllegalArgumentException(
                    "not a limit, such as 30m, 2h, 5 working days, 15 days or 4 office hours: " + text);
        }
        var duration = Duration.parse("PT" + text.toUpperCase(Locale.ROOT).replace("-", ""));
        return time.group(1).isEmpty() ? duration : duration.negated();
    }

    /** 1h30m, as {@link #parse} reads it; what is left of a clock may hold seconds and be negative. */
    static String hoursAndMinutes(Duration duration) {
        if (duration.isZero()) {
            return "0m";
        }
        var text = duration.abs().toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        return duration.isNegative() ? "-" + text : text;
    }

    static String inChinese(Duration duration) {
        var minutes = duration.toMinutes();
        if (minutes % 60 == 0 && minutes > 0) {
            return minutes / 60 + " 小时";
        }
        return minutes < 60 ? minutes + " 分钟" : minutes / 60 + " 小时 " + minutes % 60 + " 分钟";
    }
}
