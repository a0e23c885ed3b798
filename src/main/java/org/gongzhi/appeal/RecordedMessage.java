package org.gongzhi.appeal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;

/** A message from an archive and, if it was answered, the official answer; times are official time. */
record RecordedMessage(
        int line,
        String id,
        String user,
        String title,
        Instant submitted,
        String detail,
        @Nullable Answer answer) {

    /** 2018-04-24T09:30:00, and what spreadsheets make of it: 2018/4/24 9:30, or the day alone. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("[uuuu-M-d][uuuu/M/d][['T'][ ]H:mm[:ss]]")
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    record Answer(String reply, Instant at) {}

    /**
     * Reads one row.
     *
     * @param longest how many characters a column may have
     * @throws Refusal saying why the row cannot be taken
     */
    static RecordedMessage of(MessageTable table, MessageTable.Row row, Map<String, Integer> longest, Instant now) {
        var cells = row.cells();
        if (cells == null) {
            throw Refusal.invalid("appeal.import.not-utf-8");
        }
        if (cells.size() != table.columns().size()) {
            throw Refusal.invalid("appeal.import.wrong-cells", table.columns().size(), cells.size());
        }
        for (var column : List.of("id", "title", "detail")) {
            if (table.cell(cells, column).isEmpty()) {
                throw Refusal.invalid("appeal.import.empty", column);
            }
        }
        longest.forEach((column, most) -> requireShort(column, table.cell(cells, column), most));
        var submitted = time("submitted", table.cell(cells, "submitted"), now);
        return new RecordedMessage(
                row.line(),
                table.cell(cells, "id"),
                table.cell(cells, "user"),
                table.cell(cells, "title"),
                submitted,
                table.cell(cells, "detail"),
                answer(table.cell(cells, "reply"), table.cell(cells, "replied"), submitted, now));
    }

    private static @Nullable Answer answer(String reply, String replied, Instant submitted, Instant now) {
        if (reply.isEmpty() && replied.isEmpty()) {
            return null;
        }
        if (reply.isEmpty()) {
            throw Refusal.invalid("appeal.import.empty", "reply");
        }
        var at = time("replied", replied, now);
        if (at.isBefore(submitted)) {
            throw Refusal.invalid(
                    "appeal.import.answered-before-asked", Shanghai.minute(submitted), Shanghai.minute(at));
        }
        return new Answer(reply, at);
    }

    private static void requireShort(String column, String text, int most) {
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            throw Refusal.invalid("appeal.import.too-long", column, most, characters);
        }
    }

    /** A day without a time is its first moment, so that nothing seems to have taken longer than it did. */
    private static Instant time(String column, String written, Instant now) {
        Instant at;
        try {
            at = LocalDateTime.parse(written, TIME).atZone(Shanghai.ZONE).toInstant();
        } catch (DateTimeException _) {
            throw Refusal.invalid("appeal.import.bad-time", column, written);
        }
        if (at.isAfter(now)) {
            throw Refusal.invalid("appeal.import.in-the-future", column, Shanghai.minute(at));
        }
        return at;
    }

    boolean says(RecordedMessage other) {
        return user.equals(other.user)
                && title.equals(other.title)
                && detail.equals(other.detail)
                && submitted.equals(other.submitted);
    }
}
