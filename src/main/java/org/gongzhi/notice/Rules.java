package org.gongzhi.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;

/** What one may send to whom and when, from a day on. */
record Rules(
        LocalDate valid,
        LocalTime quietFrom,
        LocalTime quietUntil,
        int ordinaryPerHour,
        int urgentPerHour,
        Map<String, Duration> expires) {

    /** The moment itself, or the end of the quiet hours (勿扰时段) it lies in. */
    Instant afterQuiet(Instant at) {
        var local = at.atZone(Shanghai.ZONE);
        var time = local.toLocalTime();
        var pastMidnight = quietUntil.isBefore(quietFrom);
        var quiet = pastMidnight
                ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
        if (!quiet) {
            return at;
        }
        var day =
                pastMidnight && !time.isBefore(quietFrom) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return day.atTime(quietUntil).atZone(Shanghai.ZONE).toInstant();
    }

    int perHour(boolean urgent) {
        return urgent ? urgentPerHour : ordinaryPerHour;
    }

    @Nullable
    Instant expiry(String template, Instant from) {
        var after = expires.get(template);
        return after == null ? null : from.plus(after);
    }
}
