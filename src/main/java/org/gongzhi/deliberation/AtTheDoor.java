package org.gongzhi.deliberation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.DoorNotice;
import org.springframework.stereotype.Component;

/** At the door: the conventions that hold here, the meetings to come, and where to propose a topic. */
@Component
class AtTheDoor implements DoorNotice {

    private static final Duration AHEAD = Duration.ofDays(15);
    private static final int MEETINGS = 3;

    private final Shelf shelf;
    private final Words words;
    private final InstantSource time;

    AtTheDoor(Shelf shelf, Words words, InstantSource time) {
        this.shelf = shelf;
        this.words = words;
        this.time = time;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String icon() {
        return "people";
    }

    @Override
    public List<Line> at(Door door) {
        var place = new PlaceCode(door.place());
        var lines = new ArrayList<Line>();
        var now = time.instant();
        shelf.around(Family.MEETING, place, "noticed").stream()
                .filter(entry -> entry.startsAt() != null
                        && entry.startsAt().isAfter(now)
                        && entry.startsAt().isBefore(now.plus(AHEAD)))
                .limit(MEETINGS)
                .forEach(entry -> lines.add(new Line(
                        "/meetings/" + entry.number(),
                        entry.title(),
                        Shanghai.minute(Objects.requireNonNull(entry.startsAt())))));
        shelf.around(Family.CONVENTION, place, "commenting")
                .forEach(entry -> lines.add(new Line(
                        "/conventions/" + entry.number(), entry.title(), words.of("deliberation.door.commenting"))));
        shelf.around(Family.CONVENTION, place, "in-force")
                .forEach(entry -> lines.add(new Line(
                        "/conventions/" + entry.number(), entry.title(), words.of("deliberation.door.convention"))));
        lines.add(new Line(
                "/topics/new?door=" + door.code(),
                words.of("deliberation.propose"),
                words.of("deliberation.door.propose")));
        return lines;
    }
}
