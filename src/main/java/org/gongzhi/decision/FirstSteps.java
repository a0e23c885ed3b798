package org.gongzhi.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What has to come before a body may decide (法定前置步骤): the study by the Party organization, and the days of notice. */
@Component
class FirstSteps {

    private final WorkCalendar calendar;
    private final MessageSource messages;

    FirstSteps(WorkCalendar calendar, MessageSource messages) {
        this.calendar = calendar;
        this.messages = messages;
    }

    /**
     * @param done what was done, and on which day
     * @param by the day by which it had to be
     * @throws Refusal naming the step that is missing, with the article that asks for it
     */
    void require(Rule rule, Map<String, LocalDate> done, LocalDate by) {
        for (var step : rule.first()) {
            var day = done.get(step);
            if (day == null || day.isAfter(by)) {
                throw Refusal.conflict("decision.first-missing", rule.article(), name(step));
            }
        }
    }

    /**
     * People are told as long before as the rule of their body says; an assembly of owners waits by its own clock.
     *
     * @throws Refusal until then, saying when
     */
    void requireNotice(Rule rule, Vote vote, Instant at) {
        var told = vote.frozenAt();
        if (!vote.ofPeople() || rule.notice() == null || told == null) {
            return;
        }
        // So many days before is the day itself, whether people work on it or not.
        var earliest = rule.notice() instanceof Limit.CalendarDays(var days)
                ? Shanghai.startOf(Shanghai.day(told).plusDays(days))
                : calendar.due(told, rule.notice());
        if (at.isBefore(earliest)) {
            throw Refusal.conflict(
                    "decision.notice-runs", rule.article(), rule.notice().chinese(), Shanghai.minute(earliest));
        }
    }

    private String name(String step) {
        var name = messages.getMessage("decision.first." + step, null, step, Locale.SIMPLIFIED_CHINESE);
        return name == null ? step : name;
    }
}
