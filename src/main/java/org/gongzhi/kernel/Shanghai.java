package org.gongzhi.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Official time: every date, limit and posting is read in Asia/Shanghai. */
public final class Shanghai {

    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private Shanghai() {}

    public static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** How JDBC wants an instant. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** 2026年11月22日 14:05. */
    public static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }

    /** 11月22日 14:05. */
    public static String shortMinute(Instant instant) {
        return SHORT.format(instant.atZone(ZONE));
    }

    /** 2026年11月22日. */
    public static String date(LocalDate day) {
        return DAY.format(day);
    }

    /** 23 分钟, 5 小时 10 分, 3 天; rounded down, never negative. */
    public static String span(Duration duration) {
        long minutes = duration.abs().toMinutes();
        if (minutes < 60) {
            return minutes + " 分钟";
        }
        if (minutes < 24 * 60) {
            var rest = minutes % 60;
            return minutes / 60 + " 小时" + (rest == 0 ? "" : " " + rest + " 分");
        }
        var hours = minutes / 60 % 24;
        return minutes / (24 * 60) + " 天" + (hours == 0 ? "" : " " + hours + " 小时");
    }
}
