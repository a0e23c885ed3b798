package org.gongzhi.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterList.Filter;
import org.gongzhi.procedure.MatterList.Order;
import org.jspecify.annotations.Nullable;

/** What was asked for in the address; every part may be missing or nonsense, which means anything. */
record ListAsked(
        @Nullable String q,
        @Nullable String procedure,
        @Nullable String open,
        @Nullable String from,
        @Nullable String until,
        @Nullable String order,
        @Nullable Integer page) {

    Filter filter() {
        return new Filter(
                blank(q),
                blank(procedure),
                null,
                null,
                "open".equals(open) ? Boolean.FALSE : "closed".equals(open) ? Boolean.TRUE : null,
                day(from, 0),
                day(until, 1),
                sorted());
    }

    Order sorted() {
        return Stream.of(Order.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(order))
                .findFirst()
                .orElse(Order.NEWEST);
    }

    int number() {
        return page == null || page < 1 ? 1 : Math.min(page, 2_000);
    }

    String address() {
        return Stream.of(
                        pair("q", q),
                        pair("procedure", procedure),
                        pair("open", open),
                        pair("from", from),
                        pair("until", until),
                        pair("order", order))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String pair(String name, @Nullable String value) {
        return value == null || value.isBlank() ? "" : name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable String blank(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static @Nullable Instant day(@Nullable String text, int later) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : Shanghai.startOf(LocalDate.parse(text).plusDays(later));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
