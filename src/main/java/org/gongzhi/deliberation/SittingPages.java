package org.gongzhi.deliberation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together where a meeting is prepared and held, for one of those at work. */
@Component
class SittingPages {

    private final Register register;
    private final Meetings meetings;
    private final MeetingPages pages;
    private final MeetingRules rules;
    private final Seconds seconds;
    private final Shelf shelf;
    private final Clerks clerks;
    private final Words words;

    SittingPages(
            Register register,
            Meetings meetings,
            MeetingPages pages,
            MeetingRules rules,
            Seconds seconds,
            Shelf shelf,
            Clerks clerks,
            Words words) {
        this.register = register;
        this.meetings = meetings;
        this.pages = pages;
        this.rules = rules;
        this.seconds = seconds;
        this.shelf = shelf;
        this.clerks = clerks;
        this.words = words;
    }

    ModelAndView view(
            Matter matter, Authentication who, String form, Map<String, String> typed, @Nullable Refusal refusal) {
        var meeting = Meeting.of(matter);
        var may = register.lawful(matter, clerks.officer(who)).stream()
                .map(action -> action.key())
                .toList();
        var open = meeting.open() && may.contains("notify");
        var page = new SittingPage(
                pages.sheet(matter, true),
                open,
                meeting.sitting() && may.contains("minutes"),
                meeting.checking() && Seconds.wanted(matter) && may.contains("publish")
                        ? seconds.open(matter.number()).stream().map(Item::id).toList()
                        : List.of(),
                meetings.attendance(matter.number()),
                open ? rules.matters(meeting) : List.of(),
                open ? topics(meeting, who) : List.of(),
                form,
                new HashMap<>(typed),
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("deliberation/sitting", Map.of("page", page), status);
    }

    /** Topics that wait for a meeting, of those one sees. */
    private List<Choice> topics(Meeting meeting, Authentication who) {
        return shelf.within(clerks.scope(who), Family.TOPIC, 200).stream()
                .filter(entry -> entry.state().equals("scheduled"))
                .filter(entry -> entry.place().isWithin(meeting.place())
                        || meeting.place().isWithin(entry.place()))
                .map(entry -> new Choice(entry.number().value(), entry.title()))
                .toList();
    }
}
