package org.gongzhi.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Weekdays are worked and weekends are free, except for the special days. */
record DayPlan(Map<LocalDate, SpecialDay> specialDays) {

    boolean isWorkingDay(LocalDate day) {
        var special = specialDays.get(day);
        return special == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : special.working();
    }

    Optional<SpecialDay> special(LocalDate day) {
        return Optional.ofNullable(specialDays.get(day));
    }
}
