package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.gongzhi.kernel.Occasions.Occasion;
import org.gongzhi.kernel.Occasions.When;

/** Writes occasions as a calendar (RFC 5545): lines of at most 75 bytes, times in UTC, whole days as days. */
final class ICalendar {

    private static final int LONGEST = 75;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final StringBuilder text = new StringBuilder();
    private final String url;

    private ICalendar(String url) {
        this.url = url;
    }

    static String of(String name, List<Occasion> occasions, String url) {
        var calendar = new ICalendar(url);
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Gongzhi//exchange//ZH");
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.line("X-WR-CALNAME", escaped(name));
        calendar.line("NAME", escaped(name));
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        occasions.forEach(calendar::event);
        calendar.line("END", "VCALENDAR");
        return calendar.text.toString();
    }

    private void event(Occasion occasion) {
        line("BEGIN", "VEVENT");
        line("UID", occasion.id().replace('/', '-') + "@" + url.replaceFirst("^https?://", ""));
        line("DTSTAMP", TIME.format(occasion.changedAt()));
        line("LAST-MODIFIED", TIME.format(occasion.changedAt()));
        line("SEQUENCE", sequence(occasion.changedAt()));
        switch (occasion.when()) {
            case When.Day(var day) -> {
                line("DTSTART;VALUE=DATE", DAY.format(day));
                line("DTEND;VALUE=DATE", DAY.format(day.plusDays(1)));
                line("TRANSP", "TRANSPARENT");
            }
            case When.Hours(var from, var until) -> {
                line("DTSTART", TIME.format(from));
                line("DTEND", TIME.format(until));
            }
        }
        line("SUMMARY", escaped(occasion.title()));
        if (!occasion.about().isEmpty()) {
            line("DESCRIPTION", escaped(occasion.about()));
        }
        if (!occasion.where().isEmpty()) {
            line("LOCATION", escaped(occasion.where()));
        }
        line("URL", url + occasion.href());
        line("STATUS", occasion.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("END", "VEVENT");
    }

    /** Grows with every change, and fits where programs keep 32 bits. */
    private static String sequence(Instant changed) {
        return String.valueOf(Math.max(0, changed.getEpochSecond() - 1_700_000_000L));
    }

    static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", "");
    }

    /** A line too long goes on in the next, which begins with a space; no character is cut in two. */
    private void line(String name, String value) {
        int bytes = 0;
        var whole = name + ":" + value;
        for (int i = 0; i < whole.length(); i = whole.offsetByCodePoints(i, 1)) {
            var character = whole.substring(i, whole.offsetByCodePoints(i, 1));
            int length = character.getBytes(UTF_8).length;
            if (bytes + length > LONGEST) {
                text.append("\r\n ");
                bytes = 1;
            }
            text.append(character);
            bytes += length;
        }
        text.append("\r\n");
    }
}
