package org.gongzhi.calendar;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Days off and make-up days as the State Council announces them each year (国务院办公厅放假通知). */
@Component
class Announcements {

    private final Map<LocalDate, SpecialDay> days = new TreeMap<>();

    Announcements(ResourcePatternResolver resources, JsonMapper json) throws IOException {
        // All years together and in order: the notice for a year may change the December before it.
        for (var file : Arrays.stream(resources.getResources("classpath*:calendar/holidays/*.json"))
                .sorted(Comparator.comparing(Announcements::name))
                .toList()) {
            try (var in = file.getInputStream()) {
                for (var day : json.readValue(in, Notice.class).days()) {
                    days.put(day.date(), new SpecialDay(day.date(), !day.isOffDay(), day.name()));
                }
            }
        }
    }

    Map<LocalDate, SpecialDay> days() {
        return Collections.unmodifiableMap(days);
    }

    /** Whether the days of that year have been announced, as far as this program has heard. */
    boolean cover(int year) {
        return days.keySet().stream().anyMatch(day -> day.getYear() == year && day.getMonthValue() > 1);
    }

    private static String name(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    /** One file: a yearly notice. */
    record Notice(List<Day> days) {

        record Day(String name, LocalDate date, boolean isOffDay) {}
    }
}
