package org.gongzhi.calendar;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** The hours of a working day that are open to the public, in order: 08:30-12:00,14:30-18:00. */
record OfficeDay(List<Span> spans) {

    /** One stretch without a break. */
    record Span(LocalTime from, LocalTime until) {

        Span {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("office hours end before they begin: " + from + "-" + until);
            }
        }
    }

    OfficeDay {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a working day needs office hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).until())) {
                throw new IllegalArgumentException("office hours overlap: " + spans);
            }
        }
    }

    static OfficeDay parse(String text) {
        return new OfficeDay(Arrays.stream(text.split(",", -1))
                .map(span -> span.strip().split("-", 2))
                .map(ends -> new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[ends.length - 1])))
                .toList());
    }
}
