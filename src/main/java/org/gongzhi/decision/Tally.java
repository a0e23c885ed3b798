package org.gongzhi.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Counts ballots of units on a roll (计票). Area counts unit by unit; a head takes part when one of its units does, and
 * says yes when every unit of it that took part says yes.
 *
 * @param count the six whole numbers
 * @param split heads whose units said different things: their area is counted as each unit said, the head not as yes
 * @param foreign ballots of units that are not on the roll; they count for nothing and are told
 */
public record Tally(Count count, List<String> split, List<String> foreign) {

    /** Counts one choice for each unit. */
    public static Tally of(Roll roll, Map<String, Choice> ballots) {
        long area = 0;
        long yesArea = 0;
        long heads = 0;
        long yesHeads = 0;
        var split = new ArrayList<String>();
        var counted = 0;
        for (var units : roll.byHead().values()) {
            var said = 0;
            var agreed = 0;
            for (var unit : units) {
                var choice = ballots.get(unit.key());
                if (choice == null) {
                    continue;
                }
                said++;
                area += unit.area();
                if (choice == Choice.YES) {
                    agreed++;
                    yesArea += unit.area();
                }
            }
            counted += said;
            heads += said > 0 ? 1 : 0;
            yesHeads += said > 0 && agreed == said ? 1 : 0;
            if (disagree(units, ballots)) {
                split.add(units.getFirst().key());
            }
        }
        var foreign = counted == ballots.size() ? List.<String>of() : foreign(roll, ballots);
        return new Tally(
                Count.ofOwners(roll.area(), roll.heads(), area, heads, yesArea, yesHeads), List.copyOf(split), foreign);
    }

    /**
     * Counts persons: whoever cast a ballot or was in the room took part, and yes is what the ballots and the hands
     * say. A household took part when one of its persons did.
     *
     * @param there the lines of those in the room, who have no ballot
     * @param hands what was counted there
     */
    static Tally ofPeople(Roll roll, Map<String, Choice> ballots, Set<String> there, Hands hands) {
        var came = 0L;
        var agreed = 0L;
        var households = new HashSet<String>();
        var present = new HashSet<String>();
        var counted = 0;
        for (var person : roll.units()) {
            var household = String.valueOf(person.household());
            households.add(household);
            var choice = ballots.get(person.key());
            counted += choice == null ? 0 : 1;
            agreed += choice == Choice.YES ? 1 : 0;
            if (choice != null || there.contains(person.key())) {
                came++;
                present.add(household);
            }
        }
        var count = Count.ofPeople(roll.heads(), came, agreed + hands.yes())
                .with(Measure.HOUSEHOLDS, households.size(), present.size(), 0);
        return new Tally(count, List.of(), counted == ballots.size() ? List.of() : foreign(roll, ballots));
    }

    private static boolean disagree(List<Unit> units, Map<String, Choice> ballots) {
        return units.stream()
                        .map(unit -> ballots.get(unit.key()))
                        .filter(choice -> choice != null)
                        .distinct()
                        .count()
                > 1;
    }

    private static List<String> foreign(Roll roll, Map<String, Choice> ballots) {
        var known = roll.units().stream().map(Unit::key).collect(Collectors.toSet());
        return ballots.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .toList();
    }
}
