package org.gongzhi.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.json.JsonMapper;

/** Calendars for tests that need no database. */
final class Calendars {

    private Calendars() {}

    /** As the State Council announced it, with nothing entered by an administrator. */
    static WorkCalendar announced() {
        try {
            var announcements = new Announcements(new PathMatchingResourcePatternResolver(), new JsonMapper());
            var plan = new DayPlan(announcements.days());
            return new WorkCalendar(plan::isWorkingDay, OfficeDay.parse("08:30-12:00,14:30-18:00"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
