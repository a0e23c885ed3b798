package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Effect;
import org.gongzhi.procedure.Matter;
import org.gongzhi.territory.PlaceCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** What the steps of the procedure do to what is published. Each runs inside its step and may refuse it. */
@Component
class Publishing {

    /** When it happens, for what is written down later. */
    static final ScopedValue<Instant> AT = ScopedValue.newInstance();

    private final DueRepository due;
    private final Drafts drafts;
    private final Versions versions;
    private final Headings headings;
    private final Papers papers;
    private final WorkCalendar calendar;
    private final ApplicationEventPublisher events;
    private final InstantSource time;

    Publishing(
            DueRepository due,
            Drafts drafts,
            Versions versions,
            Headings headings,
            Papers papers,
            WorkCalendar calendar,
            ApplicationEventPublisher events,
            InstantSource time) {
        this.due = due;
        this.drafts = drafts;
        this.versions = versions;
        this.headings = headings;
        this.papers = papers;
        this.calendar = calendar;
        this.events = events;
        this.time = time;
    }

    /** Something new is to be read; told in the transaction in which it was published. */
    record Published(Version version, Instant at) {}

    /** What a step of the procedure does here. */
    private record Doing(String name, Deed deed) implements Effect {

        @Override
        public void run(Matter before, Action action, Map<String, Object> form) {
            deed.on(before, form);
        }
    }

    @FunctionalInterface
    private interface Deed {
        void on(Matter before, Map<String, Object> form);
    }

    @Bean
    static Effect submitDisclosure(Publishing publishing) {
        return new Doing("disclosure.submit", publishing::submit);
    }

    @Bean
    static Effect reviewDisclosure(Publishing publishing) {
        return new Doing("disclosure.review", publishing::review);
    }

    @Bean
    static Effect correctDisclosure(Publishing publishing) {
        return new Doing("disclosure.correct", publishing::correct);
    }

    @Bean
    static Effect archiveDisclosure(Publishing publishing) {
        return new Doing("disclosure.archive", publishing::archive);
    }

    /** Only what stands in the draft goes to the committee: it is what will be published. */
    void submit(Matter before, Map<String, Object> form) {
        var slot = slot(before);
        var draft = drafts.find(slot);
        if (draft.isEmpty()
                || !headings.text(slot, draft.get().contents())
                        .strip()
                        .equals(String.valueOf(form.get("content")).strip())) {
            throw Refusal.conflict("disclosure.submit-there");
        }
        due.work(slot, Due.Work.REVIEW);
    }

    void review(Matter before, Map<String, Object> form) {
        var slot = slot(before);
        if ("pass".equals(form.get("verdict"))) {
            publish(slot, before, AT.isBound() ? AT.get() : time.instant());
        } else {
            due.work(slot, Due.Work.DRAFT);
        }
    }

    private void publish(Slot slot, Matter matter, Instant at) {
        var now = due.lock(slot).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        var draft = drafts.find(slot).orElseThrow(() -> Refusal.conflict("disclosure.no-draft"));
        // The last day is counted as the law counts it: not the day of posting, and never ending on a day off.
        var until = Shanghai.day(
                calendar.due(at, new Limit.CalendarDays(now.posted())).minusNanos(1));
        var paper = papers.of(slot, now, draft, matter, at, until);
        var version = versions.add(slot, paper, matter.number().value(), at, until);
        due.published(slot, version.version(), Shanghai.day(at), until);
        drafts.drop(slot);
        events.publishEvent(new Published(version, at));
    }

    void correct(Matter before, Map<String, Object> form) {
        var slot = slot(before);
        var now = due.lock(slot).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        var published = versions.find(slot, now.version()).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        drafts.save(slot, published.paper().contents(), String.valueOf(form.get("reason")), time.instant());
        due.work(slot, Due.Work.DRAFT);
    }

    /** Nothing is put away before its whole time is over, whoever asks. */
    void archive(Matter before, Map<String, Object> form) {
        var slot = slot(before);
        var until = due.lock(slot)
                .orElseThrow(() -> Refusal.unknown("disclosure.unknown"))
                .postedUntil();
        if (until == null || !Shanghai.day(time.instant()).isAfter(until)) {
            throw Refusal.conflict("disclosure.still-posted", until == null ? "—" : Shanghai.date(until));
        }
        due.archived(slot);
    }

    private static Slot slot(Matter matter) {
        return new Slot(
                new PlaceCode(matter.place().value()),
                String.valueOf(matter.fields().get("item")),
                Period.of(String.valueOf(matter.fields().get("period"))));
    }
}
