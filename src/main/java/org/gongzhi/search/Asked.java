package org.gongzhi.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** What was asked for in the address; every part may be missing or nonsense, which means anything. */
record Asked(
        @Nullable String q,
        @Nullable String procedure,
        @Nullable String category,
        @Nullable String state,
        @Nullable String open,
        @Nullable String place,
        @Nullable String from,
        @Nullable String until,
        @Nullable String after) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    /** @throws org.gongzhi.kernel.Refusal when too much was typed */
    Query query() {
        return new Query(
                Query.words(q),
                stored(procedure),
                stored(category),
                stored(state),
                "open".equals(open) ? Boolean.FALSE : "closed".equals(open) ? Boolean.TRUE : null,
                place != null && PlaceCode.isCode(place.strip()) ? place.strip() : null,
                day(from, 0),
                day(until, 1));
    }

    Found.@Nullable Bookmark bookmark() {
        return Found.Bookmark.of(after).orElse(null);
    }

    /** Nobody has asked for anything yet. */
    boolean isBlank() {
        return address().length() == 1;
    }

    /** The address of this search from its beginning, without the path. */
    String address() {
        return Stream.of(
                        pair("q", q),
                        pair("procedure", procedure),
                        pair("category", category),
                        pair("state", state),
                        pair("open", open),
                        pair("place", place),
                        pair("from", from),
                        pair("until", until))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
    }

    String value(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String pair(String name, @Nullable String value) {
        return value == null || value.isBlank() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As it may stand in the database, which cannot hold every string. */
    private static @Nullable String stored(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip().replace("\0", "");
    }

    private static @Nullable Instant day(@Nullable String text, int later) {
        try {
            var day = text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
            return day == null || day.isBefore(FIRST) || day.isAfter(LAST)
                    ? null
                    : Shanghai.startOf(day.plusDays(later));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
