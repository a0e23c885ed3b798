package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What is printed for the units of a building, from the notice until the vote is over; each time is written down. */
@Component
class Printing {

    private final VoteRepository votes;
    private final Rolls rolls;
    private final MessageSource messages;
    private final InstantSource time;

    Printing(VoteRepository votes, Rolls rolls, MessageSource messages, InstantSource time) {
        this.votes = votes;
        this.rolls = rolls;
        this.messages = messages;
        this.time = time;
    }

    /**
     * The units to print for; the vote is locked, so that two do not print at once.
     *
     * @throws Refusal before the roll is frozen, after the vote is over, or where another system is the box
     */
    List<RollLine> units(String number, String building) {
        var vote = votes.lock(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        if (vote.frozenAt() == null || vote.official() != null || vote.isOver(time.instant())) {
            throw Refusal.conflict("decision.codes.not-now");
        }
        var lines = rolls.current(number).stream()
                .filter(line -> line.building().equals(building))
                .toList();
        if (lines.isEmpty()) {
            throw Refusal.unknown("decision.roll.no-such-building", building);
        }
        return lines;
    }

    /** @param kind {@code codes} or {@code papers} */
    void note(String number, String kind, String building, int count) {
        var said = messages.getMessage(
                "decision." + kind + ".printed",
                new Object[] {building, String.valueOf(count)},
                Locale.SIMPLIFIED_CHINESE);
        rolls.event(number, kind, null, said, time.instant());
    }
}
