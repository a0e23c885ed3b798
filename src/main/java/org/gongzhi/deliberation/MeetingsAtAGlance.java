package org.gongzhi.deliberation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Glance;
import org.gongzhi.organization.Scope;
import org.springframework.stereotype.Component;

/** At a glance: how many meetings were called for the week to come. */
@Component
class MeetingsAtAGlance implements Glance {

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int LOOKED_AT = 50;

    private final Shelf shelf;
    private final Words words;
    private final InstantSource time;

    MeetingsAtAGlance(Shelf shelf, Words words, InstantSource time) {
        this.shelf = shelf;
        this.words = words;
        this.time = time;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Figure> of(Scope scope) {
        var now = time.instant();
        var near = shelf.within(scope, Family.MEETING, LOOKED_AT).stream()
                .filter(meeting -> !meeting.ended()
                        && meeting.startsAt() != null
                        && meeting.startsAt().isAfter(now)
                        && meeting.startsAt().isBefore(now.plus(AHEAD)))
                .count();
        return Stream.of(new Figure(words.of("deliberation.glance"), near, WorkController.PATH, false))
                .filter(figure -> figure.count() > 0)
                .toList();
    }
}
