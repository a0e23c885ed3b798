package org.gongzhi.deliberation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.decision.Rule;
import org.gongzhi.decision.VotingRules;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the body of a meeting may decide there on that day, by which rule, and how early people must be told. */
@Component
class MeetingRules {

    static final String PARTY_STUDY = "party-study";

    private final VotingRules rules;
    private final WorkCalendar calendar;

    MeetingRules(VotingRules rules, WorkCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** The kinds of matter it may decide. */
    List<Choice> matters(Meeting meeting) {
        return rules.matters().entrySet().stream()
                .filter(matter -> rules.deciding(matter.getKey(), meeting.place(), meeting.day()).stream()
                        .anyMatch(rule -> rule.body().equals(meeting.kind()) && !rule.paperOnly()))
                .sorted(Comparator.comparing(matter -> matter.getKey()))
                .map(matter -> new Choice(matter.getKey(), matter.getValue()))
                .toList();
    }

    /** @throws org.gongzhi.kernel.Refusal when this body may not decide it, naming those that may */
    Rule rule(Meeting meeting, String matter) {
        return rules.get(meeting.kind(), matter, meeting.place(), meeting.day());
    }

    String matterName(String matter) {
        return rules.matterName(matter);
    }

    /** The first day on which it may sit when people are told at that instant. */
    LocalDate earliest(@Nullable Limit notice, Instant told) {
        return switch (notice) {
            case null -> Shanghai.day(told);
            case Limit.CalendarDays(var days) -> Shanghai.day(told).plusDays(days);
            default -> Shanghai.day(calendar.due(told, notice));
        };
    }
}
