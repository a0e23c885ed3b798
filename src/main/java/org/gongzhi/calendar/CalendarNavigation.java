package org.gongzhi.calendar;

import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the system administrator finds of the calendar in the menu. */
@Configuration(proxyBeanMethods = false)
class CalendarNavigation {

    @Bean
    NavEntry workCalendarPage() {
        return new NavEntry(30, "/admin/system/calendar", "calendar.nav", "admin.system");
    }
}
