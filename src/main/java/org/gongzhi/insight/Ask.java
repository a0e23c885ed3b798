package org.gongzhi.insight;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which matters are meant: what stands in the address of the board and of each list behind a number. Empty means any.
 *
 * @param place a place whose whole subtree is meant
 * @param own {@code 1}: only what belongs to none of the places below
 * @param period a year, a month or {@code open}
 * @param body its code, or {@code -} for none
 * @param category or one of the categories below it, or {@code -} for none; with {@code /-} behind it, it alone
 * @param value of the measure: {@code yes}, {@code no}, {@code known}, {@code pending}, {@code excluded}, or a reason
 * @param load {@code waiting}, {@code soon} or {@code late}
 * @param reopened {@code 1}: only what was reopened
 */
record Ask(
        String place,
        String own,
        String procedure,
        String period,
        String body,
        String category,
        String measure,
        String value,
        String load,
        String reopened) {

    static final String NONE = "-";

    /** Behind a category: it alone, without those below it. */
    static final String ALONE = "/-";

    static final String LIST = "/work/board/list";

    /** Nonsense means any. */
    static Ask of(Map<String, String> typed) {
        return new Ask(
                word(typed, "place"),
                word(typed, "own"),
                word(typed, "procedure"),
                word(typed, "period"),
                word(typed, "body"),
                word(typed, "category"),
                word(typed, "measure"),
                word(typed, "value"),
                word(typed, "load"),
                word(typed, "reopened"));
    }

    private static String word(Map<String, String> typed, String key) {
        return typed.getOrDefault(key, "").strip();
    }

    /** Only what a board may be asked for: it shows the rest as numbers. */
    Ask forBoard() {
        return new Ask(place, "", procedure, period, body, category, "", "", "", "");
    }

    Ask at(String there) {
        return new Ask(there, "", procedure, period, body, category, measure, value, load, reopened);
    }

    Ask onlyOwn() {
        return new Ask(place, "1", procedure, period, body, category, measure, value, load, reopened);
    }

    Ask during(String when) {
        return new Ask(place, own, procedure, when, body, category, measure, value, load, reopened);
    }

    Ask under(String which) {
        return new Ask(place, own, which, period, body, category, measure, value, load, reopened);
    }

    Ask ofBody(String which) {
        var key = which.isEmpty() ? NONE : which;
        return new Ask(place, own, procedure, period, key, category, measure, value, load, reopened);
    }

    /** One category without those below it. */
    Ask ofCategoryAlone(String which) {
        return ofCategory(which + ALONE);
    }

    Ask ofCategory(String which) {
        var key = which.isEmpty() ? NONE : which;
        return new Ask(place, own, procedure, period, body, key, measure, value, load, reopened);
    }

    Ask ofAnyCategory() {
        return new Ask(place, own, procedure, period, body, "", measure, value, load, reopened);
    }

    Ask asking(Measure what, String answer) {
        return new Ask(place, own, procedure, period, body, category, what.key(), answer, load, reopened);
    }

    Ask pressing(String how) {
        return new Ask(place, own, procedure, Cell.OPEN, body, category, "", "", how, reopened);
    }

    Ask onlyReopened() {
        return new Ask(place, own, procedure, period, body, category, "", "", load, "1");
    }

    Optional<Measure> asked() {
        return Measure.of(measure);
    }

    @Nullable
    LocalDate from() {
        try {
            return switch (period.length()) {
                case 4 -> period.equals(Cell.OPEN) ? null : LocalDate.parse(period + "-01-01");
                case 7 -> YearMonth.parse(period).atDay(1);
                case 10 -> LocalDate.parse(period);
                default -> null;
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Nullable
    LocalDate until() {
        var from = from();
        if (from == null) {
            return null;
        }
        return switch (period.length()) {
            case 4 -> from.plusYears(1);
            case 7 -> from.plusMonths(1);
            default -> from.plusDays(1);
        };
    }

    /** The address of a page that shows these matters. */
    String on(String path) {
        var query = Stream.of(
                        pair("place", place),
                        pair("own", own),
                        pair("procedure", procedure),
                        pair("period", period),
                        pair("body", body),
                        pair("category", category),
                        pair("measure", measure),
                        pair("value", value),
                        pair("load", load),
                        pair("reopened", reopened))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String pair(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
