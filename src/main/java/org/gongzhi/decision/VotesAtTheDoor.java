package org.gongzhi.decision;

import java.util.List;
import java.util.Objects;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.DoorNotice;
import org.springframework.stereotype.Component;

/** At the door: what is put to the vote here just now, and until when. */
@Component
class VotesAtTheDoor implements DoorNotice {

    private final Votes votes;
    private final Words words;

    VotesAtTheDoor(Votes votes, Words words) {
        this.votes = votes;
        this.words = words;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String icon() {
        return "check";
    }

    @Override
    public List<Line> at(Door door) {
        return votes.openAround(new PlaceCode(door.place())).stream()
                .map(seen -> new Line(
                        "/votes/" + seen.vote().number(),
                        seen.matter().title(),
                        words.of(
                                "decision.door.open",
                                Shanghai.minute(
                                        Objects.requireNonNull(seen.vote().closesAt())))))
                .toList();
    }
}
