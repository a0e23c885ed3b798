package org.gongzhi.calendar;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Days that differ from the week (放假与调休): as the State Council announced them, and as an administrator entered them
 * since.
 */
@Component
class DaysOff {

    private final Map<LocalDate, SpecialDay> announced;

    DaysOff(ResourcePatternResolver resources, JsonMapper json) throws IOException {
        var days = new TreeMap<LocalDate, SpecialDay>();
        // All years together and in order: the notice for a year may change the December before it.
        for (var file : Arrays.stream(resources.getResources("classpath*:calendar/holidays/*.json"))
                .sorted(Comparator.comparing(DaysOff::name))
                .toList()) {
            try (var in = file.getInputStream()) {
                for (var day : json.readValue(in, Notice.class).days()) {
                    days.put(day.date(), new SpecialDay(day.date(), !day.isOffDay(), day.name()));
                }
            }
        }
        announced = days;
    }

    boolean isWorkingDay(LocalDate day) {
        var special = announced.get(day);
        return special == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : special.working();
    }

    private static String name(Resource file) {
        return Objects.requireNonNull(file.getFilename());
    }

    /** One file: a yearly notice of the State Council. */
    record Notice(@Nullable Integer year, List<Day> days) {

        record Day(String name, LocalDate date, boolean isOffDay) {}
    }
}
