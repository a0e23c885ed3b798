package org.gongzhi.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.identity.Phone;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;

/** The rolls of votes, for whoever weighs something else by them, such as signatures gathered before a vote. */
@Service
public class Electorates {

    private static final int LOOKED_THROUGH = 200;

    private final Rolls rolls;
    private final VoteRepository votes;

    Electorates(Rolls rolls, VoteRepository votes) {
        this.rolls = rolls;
        this.votes = votes;
    }

    /** One unit with its weight; owners are known only as who is the same. */
    public record Part(String unit, String building, long area, Set<String> owners) {

        public Part {
            owners = Set.copyOf(owners);
        }

        public Unit asUnit() {
            return new Unit(unit, area, owners);
        }
    }

    /** The roll of a vote as it stands, in the order of units; empty while there is none. */
    public List<Part> of(String vote) {
        return rolls.current(vote).stream()
                .map(line -> new Part(line.unit(), line.building(), line.area(), line.owners()))
                .toList();
    }

    /** The units for which this phone was left. */
    public List<String> unitsOf(String vote, Phone phone) {
        return rolls.of(vote, phone).stream().map(RollLine::unit).toList();
    }

    /** The vote at the place that was announced last and has a roll. */
    public Optional<String> newestAt(PlaceCode place) {
        return votes.newest(LOOKED_THROUGH).stream()
                .filter(vote -> !vote.ofPeople())
                .filter(vote -> vote.place().isWithin(place) || place.isWithin(vote.place()))
                .sorted(Comparator.comparing(Vote::number).reversed())
                .map(Vote::number)
                .filter(number -> !rolls.current(number).isEmpty())
                .findFirst();
    }
}
