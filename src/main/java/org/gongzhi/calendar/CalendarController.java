package org.gongzhi.calendar;

import java.security.Principal;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gongzhi.calendar.CalendarPage.Day;
import org.gongzhi.calendar.CalendarPage.Entry;
import org.gongzhi.calendar.CalendarPage.Form;
import org.gongzhi.calendar.CalendarPage.Month;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the system administrator sees a year and enters its days off and make-up days. */
@Controller
@RequestMapping("/admin/system/calendar")
class CalendarController {

    private static final int FIRST_YEAR = 2007;
    private static final int LAST_YEAR = 2099;
    private static final int LONGEST_NAME = 40;

    private final DaysOff days;
    private final DayRepository repository;
    private final Announcements announcements;
    private final InstantSource clock;

    CalendarController(DaysOff days, DayRepository repository, Announcements announcements, InstantSource clock) {
        this.days = days;
        this.repository = repository;
        this.announcements = announcements;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView year(@RequestParam(required = false) @Nullable Integer year) {
        var asked = year == null ? Shanghai.day(clock.instant()).getYear() : year;
        return view(Math.clamp(asked, FIRST_YEAR, LAST_YEAR), Form.EMPTY, Map.of());
    }

    @PostMapping
    Object enter(Form form, Principal who) {
        var errors = new TreeMap<String, String>();
        var from = date(form.from(), "from", errors);
        var until = form.until().isBlank() ? from : date(form.until(), "until", errors);
        var kind = DayEntry.Kind.of(form.kind());
        var name = form.name().strip();
        if (kind.isEmpty()) {
            errors.put("kind", "calendar.choose-kind");
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            errors.put("name", "calendar.name-it");
        }
        if (errors.isEmpty() && from != null && until != null) {
            try {
                days.enter(from, until, kind.orElseThrow(), name, who.getName());
                return "redirect:/admin/system/calendar?year=" + from.getYear();
            } catch (Refusal refusal) {
                errors.putAll(refusal.fields());
            }
        }
        var shown = view((from == null ? Shanghai.day(clock.instant()) : from).getYear(), form, errors);
        shown.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return shown;
    }

    private static @Nullable LocalDate date(String text, String field, Map<String, String> errors) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Said below, with the field.
        }
        errors.put(field, "calendar.no-date");
        return null;
    }

    private ModelAndView view(int year, Form form, Map<String, String> errors) {
        var months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(YearMonth.of(year, month)))
                .toList();
        var first = LocalDate.of(year, 1, 1);
        var workingDays = first.datesUntil(first.plusYears(1))
                .filter(days.plan()::isWorkingDay)
                .count();
        var entries = repository.of(year).stream().map(Entry::of).toList();
        var page = new CalendarPage(
                year, workingDays, announcements.cover(year), months, entries, form, Map.copyOf(errors));
        return new ModelAndView("calendar/year", "page", page);
    }

    private Month month(YearMonth month) {
        var today = Shanghai.day(clock.instant());
        var weeks = new ArrayList<List<@Nullable Day>>();
        var monday = month.atDay(1).with(DayOfWeek.MONDAY);
        for (var start = monday; !start.isAfter(month.atEndOfMonth()); start = start.plusWeeks(1)) {
            var week = new ArrayList<@Nullable Day>();
            for (var date = start; date.isBefore(start.plusWeeks(1)); date = date.plusDays(1)) {
                week.add(YearMonth.from(date).equals(month) ? day(date, today) : null);
            }
            weeks.add(week);
        }
        return new Month(month.getMonthValue(), weeks);
    }

    private Day day(LocalDate date, LocalDate today) {
        var plan = days.plan();
        var name = plan.special(date).map(SpecialDay::name).orElse("");
        return new Day(date, plan.isWorkingDay(date), name, date.equals(today));
    }
}
