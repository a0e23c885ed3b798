package org.gongzhi.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One vote in a file (计票案例): an item of Civil Code 278, a roll and votes by owner. Roll and votes are lists, or short
 * for many of the same: {@code "12 units x 148.91 m2, all vote"} and {@code "6 Y, 2 N"}.
 *
 * @param item which of the nine items of article 278
 */
record TallyCase(String name, int item, Roll roll, Map<String, Choice> ballots) {

    private static final Pattern UNITS =
            Pattern.compile("(\\d{1,6}) units?(?: x (\\d{1,9}(?:\\.\\d{1,2})?) m2)?(?:, all vote)?");
    private static final Pattern VOTES = Pattern.compile("(\\d{1,6}) (votes|participate|Y|N|A)");

    /** Null when there is nothing to count. */
    static @Nullable TallyCase read(JsonNode node) {
        var name = node.path("name").asString("");
        if (!node.has("roll") || !node.has("votes")) {
            return null;
        }
        var item = node.path("item").asInt(0);
        if (item < 1 || item > 9) {
            throw new IllegalArgumentException(name + ": item is one of 1 to 9");
        }
        var roll = node.get("roll").isString() ? many(node.get("roll").asString()) : listed(node.get("roll"));
        var votes = node.get("votes").isString()
                ? shares(node.get("votes").asString(), roll)
                : byOwner(node.get("votes"), roll);
        return new TallyCase(name, item, roll, votes);
    }

    private static Roll listed(JsonNode list) {
        var units = new ArrayList<Unit>();
        for (var entry : list) {
            var area = entry.path("area");
            if (!area.isIntegralNumber()) {
                throw new IllegalArgumentException("area is a whole number of 0.01 m²: " + entry);
            }
            var key = entry.path("unit").asString("#" + units.size());
            units.add(new Unit(key, area.asLong(), Set.of(entry.path("owner").asString(""))));
        }
        return new Roll(units);
    }

    private static Roll many(String text) {
        var match = UNITS.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a roll: " + text);
        }
        var area = match.group(2) == null
                ? 1
                : new BigDecimal(match.group(2)).movePointRight(2).longValueExact();
        var units = new ArrayList<Unit>();
        for (var i = 0; i < Integer.parseInt(match.group(1)); i++) {
            units.add(new Unit("#" + i, area, Set.of("o" + i)));
        }
        return new Roll(units);
    }

    /** An owner's vote is the vote of every unit of that owner. */
    private static Map<String, Choice> byOwner(JsonNode votes, Roll roll) {
        var choices = new HashMap<String, Choice>();
        for (var vote : votes.properties()) {
            choices.put(vote.getKey(), Choice.parse(vote.getValue().asString("")));
        }
        var ballots = new HashMap<String, Choice>();
        var met = new ArrayList<String>();
        for (var unit : roll.units()) {
            for (var owner : unit.owners()) {
                var choice = choices.get(owner);
                if (choice != null) {
                    ballots.put(unit.key(), choice);
                    met.add(owner);
                }
            }
        }
        choices.keySet().stream()
                .filter(owner -> !met.contains(owner))
                .findFirst()
                .ifPresent(owner -> {
                    throw new IllegalArgumentException("a vote of somebody who is not on the roll: " + owner);
                });
        return ballots;
    }

    /** "8 participate, 8 Y": how many took part need not be said when the letters say it. */
    private static Map<String, Choice> shares(String text, Roll roll) {
        var choices = new ArrayList<Choice>();
        var taking = 0;
        for (var part : text.split(", ?", -1)) {
            var match = VOTES.matcher(part);
            if (!match.matches()) {
                throw new IllegalArgumentException("not votes: " + text);
            }
            var count = Integer.parseInt(match.group(1));
            switch (match.group(2)) {
                case "participate" -> taking = count;
                case "votes" -> add(choices, Choice.YES, count);
                default -> add(choices, Choice.parse(match.group(2)), count);
            }
        }
        add(choices, Choice.ABSTAIN, Math.max(0, taking - choices.size()));
        if (choices.size() > roll.units().size()) {
            throw new IllegalArgumentException("more votes than units: " + text);
        }
        var ballots = new HashMap<String, Choice>();
        for (var i = 0; i < choices.size(); i++) {
            ballots.put(roll.units().get(i).key(), choices.get(i));
        }
        return ballots;
    }

    private static void add(List<Choice> choices, Choice choice, int count) {
        for (var i = 0; i < count; i++) {
            choices.add(choice);
        }
    }

    /** The key of the matter in the owners' pack, such as {@code owners-5}. */
    String matter() {
        return "owners-" + item;
    }
}
