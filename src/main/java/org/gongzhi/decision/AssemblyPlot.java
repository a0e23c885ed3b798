package org.gongzhi.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * An assembly to be played (排演的表决), with flats drawn by lot.
 *
 * @param body who decides, as rules name it; all but owners vote by a roll of persons
 * @param days the answer to how long is voted, such as {@code days-10}
 * @param participants how many units vote
 * @param yes of a thousand votes, so many say yes; half of the others say no
 * @param online of a thousand votes, so many come by phone; the rest at the counter, at the door and on paper
 * @param seed the same seed plays the same town
 */
public record AssemblyPlot(
        String body,
        String title,
        String text,
        String matter,
        PlaceCode place,
        @Nullable String allows,
        @Nullable String amount,
        Instant start,
        String days,
        int units,
        int participants,
        int yes,
        int online,
        long seed) {

    /** An assembly of owners. */
    public AssemblyPlot(
            String title,
            String text,
            String matter,
            PlaceCode place,
            @Nullable String allows,
            @Nullable String amount,
            Instant start,
            String days,
            int units,
            int participants,
            int yes,
            int online,
            long seed) {
        this(
                Vote.OWNERS,
                title,
                text,
                matter,
                place,
                allows,
                amount,
                start,
                days,
                units,
                participants,
                yes,
                online,
                seed);
    }

    private static final int A_GROUP = 15;
    private static final int A_BUILDING = 60;
    private static final int[] AREAS = {5_835, 7_420, 8_950, 8_950, 10_300, 11_730, 11_730, 12_600, 14_891};

    /** One vote to come: which unit, on which part of the time, how and what. */
    record Voice(String unit, int perMille, Ballot.Channel channel, Choice choice) {}

    boolean ofPeople() {
        return !body.equals(Vote.OWNERS);
    }

    /** One person a household, fifteen households a group. */
    private List<RollTable.Entry> persons() {
        var entries = new ArrayList<RollTable.Entry>(units);
        for (int i = 0; i < units; i++) {
            entries.add(new RollTable.Entry(
                    unit(i),
                    "第" + (i / A_GROUP + 1) + "组",
                    0,
                    Set.of("person" + i),
                    null,
                    "%03d".formatted(i + 1),
                    "代表" + (i + 1)));
        }
        return entries;
    }

    /** Flats of usual sizes; one owner in forty has two, one flat in thirty is shared. */
    List<RollTable.Entry> roll() {
        if (ofPeople()) {
            return persons();
        }
        var random = new SplittableRandom(seed);
        var entries = new ArrayList<RollTable.Entry>(units);
        for (int i = 0; i < units; i++) {
            var owners = new HashSet<String>();
            owners.add("o" + (i > 0 && random.nextInt(40) == 0 ? i - 1 : i));
            if (random.nextInt(30) == 0) {
                owners.add("p" + i);
            }
            entries.add(new RollTable.Entry(
                    unit(i),
                    (i / A_BUILDING + 1) + "号楼",
                    AREAS[random.nextInt(AREAS.length)],
                    Set.copyOf(owners),
                    null));
        }
        return entries;
    }

    private String unit(int i) {
        if (ofPeople()) {
            return "%d-%03d".formatted(i / A_GROUP + 1, i + 1);
        }
        int inside = i % A_BUILDING;
        return "%d-%d-%d".formatted(i / A_BUILDING + 1, inside / 30 + 1, (inside % 30 / 2 + 1) * 100 + inside % 2 + 1);
    }

    /** In the order of time: many at once, few in between, more again before it closes. */
    List<Voice> voices() {
        var random = new SplittableRandom(seed + 1);
        var order = new ArrayList<Integer>();
        for (int i = 0; i < units; i++) {
            order.add(random.nextInt(i + 1), i);
        }
        var voices = new ArrayList<Voice>(participants);
        for (int i = 0; i < participants; i++) {
            var said = random.nextInt(1000);
            var choice = said < yes ? Choice.YES : said % 2 == 0 ? Choice.NO : Choice.ABSTAIN;
            voices.add(new Voice(unit(order.get(i)), when(random), channel(random), choice));
        }
        voices.sort(java.util.Comparator.comparingInt(Voice::perMille));
        return voices;
    }

    private static int when(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> random.nextInt(200);
            case 4, 5 -> 850 + random.nextInt(150);
            default -> random.nextInt(1000);
        };
    }

    private Ballot.Channel channel(SplittableRandom random) {
        if (random.nextInt(1000) < online) {
            return Ballot.Channel.ONLINE;
        }
        return switch (random.nextInt(3)) {
            case 0 -> Ballot.Channel.HELP;
            case 1 -> Ballot.Channel.DOOR;
            default -> Ballot.Channel.PAPER;
        };
    }

    Map<String, Object> fields() {
        var fields = new HashMap<String, Object>(Map.of("subject", title, "matter", matter, "text", text));
        if (ofPeople()) {
            fields.put("body", body);
        }
        if (allows != null) {
            fields.put("allows", allows);
        }
        if (amount != null) {
            fields.put("amount", amount);
        }
        return fields;
    }
}
