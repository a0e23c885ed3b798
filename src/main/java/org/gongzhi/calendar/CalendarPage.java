package org.gongzhi.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code calendar/year.jte} shows.
 *
 * @param workingDays how many days of the year are worked
 * @param announced whether the State Council has announced the year's days off
 * @param errors the message key of what is wrong with a field
 */
record CalendarPage(
        int year,
        long workingDays,
        boolean announced,
        List<Month> months,
        List<Entry> entries,
        Form form,
        Map<String, String> errors) {

    /** One month in weeks from Monday to Sunday; days of other months are null. */
    record Month(int number, List<List<@Nullable Day>> weeks) {}

    /** One day; {@code name} says why it differs from the week and is empty if it does not. */
    record Day(LocalDate date, boolean working, String name, boolean today) {

        /** The message key of 休 or 班, empty if the day is as its place in the week says. */
        String mark() {
            if (name.isEmpty()) {
                return "";
            }
            return working ? "calendar.mark.work" : "calendar.mark.off";
        }

        String look() {
            if (name.isEmpty()) {
                return working ? "" : "free";
            }
            return working ? "work" : "off";
        }
    }

    /** One line of what was entered, the newest first. */
    record Entry(String at, String day, String kind, String name, String by) {

        static Entry of(DayEntry entry) {
            return new Entry(
                    Shanghai.minute(entry.enteredAt()),
                    Shanghai.date(entry.day()),
                    entry.kind().label(),
                    entry.name(),
                    entry.enteredBy());
        }
    }

    /** What was typed, as it was typed. */
    record Form(String from, String until, String kind, String name) {

        static final Form EMPTY = new Form("", "", "off", "");
    }
}
