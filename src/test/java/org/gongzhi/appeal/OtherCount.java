package org.gongzhi.appeal;

import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Counts an archive a second way, by hand as it were: from the notices of holidays alone, without the engine. */
final class OtherCount {

    private final Map<LocalDate, Boolean> off = new HashMap<>();
    private final List<Duration> spans = new ArrayList<>();
    private final Map<Integer, Integer> late = new HashMap<>();

    OtherCount() throws IOException {
        for (int year = 2007; year <= 2027; year++) {
            try (InputStream in = getClass().getResourceAsStream("/calendar/holidays/" + year + ".json")) {
                new JsonMapper()
                        .readTree(in)
                        .get("days")
                        .forEach(day -> off.put(
                                LocalDate.parse(day.get("date").asString()),
                                day.get("isOffDay").asBoolean()));
            }
        }
    }

    void add(LocalDateTime asked, LocalDateTime answered) {
        spans.add(Duration.between(asked, answered));
        for (int limit : List.of(5, 15, 60)) {
            if (answered.toLocalDate().isAfter(lastDay(asked.toLocalDate(), limit))) {
                late.merge(limit, 1, Integer::sum);
            }
        }
    }

    int late(int limit) {
        return late.getOrDefault(limit, 0);
    }

    /** The smallest span that at least this share of all do not exceed. */
    Duration share(double share) {
        var sorted = spans.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private LocalDate lastDay(LocalDate day, int workingDays) {
        var last = day;
        for (int left = workingDays; left > 0; ) {
            last = last.plusDays(1);
            left -= isOff(last) ? 0 : 1;
        }
        return last;
    }

    private boolean isOff(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return off.getOrDefault(day, weekend);
    }
}
