package org.gongzhi.deliberation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Component;

/** Meetings in people's own calendars, struck out when they are cancelled. */
@Component
class MeetingOccasions implements Occasions {

    private final Shelf shelf;
    private final Register register;

    MeetingOccasions(Shelf shelf, Register register) {
        this.shelf = shelf;
        this.register = register;
    }

    @Override
    public List<Occasion> between(String place, LocalDate from, LocalDate until) {
        var entries = shelf.meetings(place, Shanghai.startOf(from), Shanghai.startOf(until));
        var matters = register.all(entries.stream().map(Entry::number).toList());
        return entries.stream()
                .filter(entry -> matters.containsKey(entry.number()))
                .map(entry -> occasion(entry, Meeting.of(Objects.requireNonNull(matters.get(entry.number())))))
                .toList();
    }

    private static Occasion occasion(Entry entry, Meeting meeting) {
        return new Occasion(
                "meeting/" + meeting.number(),
                meeting.subject(),
                meeting.link(),
                meeting.venue(),
                "/meetings/" + meeting.number(),
                new When.Hours(meeting.startsAt(), meeting.startsAt().plus(Duration.ofHours(Meeting.HOURS))),
                entry.changedAt(),
                entry.state().equals("cancelled"));
    }
}
