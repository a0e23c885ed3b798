package org.gongzhi.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;

/** Writes down beforehand what will happen in a rehearsed campaign: which visit, which item, which step, and when. */
final class Script {

    private static final long SEED = 20_211_101;

    private final Scenario scenario;
    private final LocalDate begins;
    private final Instant end;
    private final List<Place> buildings;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Event> events = new ArrayList<>();
    private final List<Visit> visits = new ArrayList<>();

    private Script(Scenario scenario, LocalDate begins, Instant end, List<Place> buildings) {
        this.scenario = scenario;
        this.begins = begins;
        this.end = end;
        this.buildings = new ArrayList<>(buildings);
        Collections.shuffle(this.buildings, new Random(SEED));
    }

    /**
     * Something done to an item.
     *
     * @param who the duty whose holder does it; {@code desk} is whoever has it
     */
    record Event(Instant at, int item, String action, String who, Map<String, Object> form) {}

    /** A building where somebody went. */
    record Visit(LocalDate day, Place building, int households) {}

    /** An item before it is collected. */
    record Opening(Place building, Channel channel, String text) {}

    /** All of it. */
    record Written(List<Opening> openings, List<Event> events, List<Visit> visits) {}

    static Written write(Scenario scenario, LocalDate begins, Instant end, List<Place> buildings) {
        return new Script(scenario, begins, end, buildings).write();
    }

    private Written write() {
        visit();
        var online = chosen(scenario.online());
        var invalid = chosen(scenario.invalid());
        var openings = new ArrayList<Opening>();
        for (int item = 0; item < scenario.items(); item++) {
            var day = random.nextInt(scenario.days());
            var channel = Channel.of(scenario.draw(online[item] ? "channel-online" : "channel-offline", random))
                    .orElseThrow();
            var building = channel == Channel.VISIT ? visitedOn(day) : buildings.get(random.nextInt(buildings.size()));
            var field = scenario.draw("field", random);
            openings.add(new Opening(building, channel, text(field, building)));
            live(item, at(day, channel.online() ? 7 : 9, channel.online() ? 22 : 19), field, invalid[item]);
        }
        events.sort(Comparator.comparing(Event::at).thenComparingInt(Event::item));
        return new Written(openings, events, visits);
    }

    /** Exactly so many of the items, which ones is drawn. */
    private boolean[] chosen(int count) {
        var numbers = new ArrayList<Integer>();
        for (int item = 0; item < scenario.items(); item++) {
            numbers.add(item);
        }
        Collections.shuffle(numbers, new Random(random.nextLong()));
        var chosen = new boolean[scenario.items()];
        numbers.subList(0, count).forEach(item -> chosen[item] = true);
        return chosen;
    }

    /** Every building is gone to once, if the households suffice; at one in thirty nobody is at home. */
    private void visit() {
        int left = scenario.households();
        int count = Math.min(buildings.size(), Math.max(1, left));
        for (int i = 0; i < count; i++) {
            var day = begins.plusDays((long) i * scenario.days() / count);
            boolean nobody = i % 30 == 29 && i < count - 1;
            int share = Math.round((float) left / (count - i));
            int households = nobody ? 0 : i == count - 1 ? left : Math.min(left, Math.max(1, share));
            visits.add(new Visit(day, buildings.get(i), Math.min(households, 2_000)));
            left -= households;
        }
    }

    private Place visitedOn(int day) {
        int from = visits.size() * day / scenario.days();
        int until = Math.max(from + 1, visits.size() * (day + 1) / scenario.days());
        return visits.get(Math.min(visits.size() - 1, from + random.nextInt(until - from)))
                .building();
    }

    private void live(int item, Instant opened, String field, boolean invalid) {
        add(opened, item, "open", "grid-worker", Map.of());
        var at = later(opened, 3, 60);
        if (invalid || scenario.happens("overruled", random)) {
            var reason = scenario.draw("reason", random);
            add(
                    at,
                    item,
                    "reject",
                    "community-officer",
                    Map.of(
                            "reason",
                            reason,
                            "explanation",
                            scenario.explanations().getOrDefault(reason, reason)));
            at = later(at, 2, 30);
            add(at, item, "confirm-invalid", "community-head", Map.of("verdict", invalid ? "agree" : "valid"));
            at = later(at, 2, 48);
            if (invalid) {
                add(
                        at,
                        item,
                        "explain",
                        "community-officer",
                        Map.of("how", scenario.draw("how", random), "note", "已说明白"));
                return;
            }
        } else {
            add(at, item, "accept", "community-officer", Map.of());
        }
        at = later(at, 1, 40);
        var level = scenario.draw("level", random);
        var difficulty = scenario.draw("difficulty", random);
        add(
                at,
                item,
                "grade",
                "community-officer",
                Map.of(
                        "field",
                        field,
                        "nature",
                        scenario.draw("nature", random),
                        "difficulty",
                        difficulty,
                        "level",
                        level));
        if (scenario.happens("moved", random)) {
            at = later(at, 4, 60);
            move(item, at, level);
        }
        handle(item, at, difficulty);
    }

    private void move(int item, Instant at, String level) {
        if (level.equals("village")) {
            add(at, item, "raise", "desk", Map.of("level", "town", "reason", "超出社区（村）的职权"));
        } else {
            add(at, item, "hand-down", "desk", Map.of("level", "village", "reason", "由社区（村）办更方便群众"));
        }
    }

    private void handle(int item, Instant from, String difficulty) {
        var at = later(from, 6, difficulty.equals("hard") ? 1_200 : difficulty.equals("urgent") ? 60 : 320);
        add(at, item, "finish", "desk", Map.of("result", one(scenario.results())));
        at = later(at, 2, 60);
        if (scenario.happens("failed", random)) {
            add(at, item, "strike-off", "community-head", Map.of("verdict", "fail", "note", "看过，还没有办好"));
            at = later(at, 20, 90);
            add(at, item, "finish", "desk", Map.of("result", one(scenario.results())));
            at = later(at, 2, 40);
        }
        add(at, item, "strike-off", "community-head", Map.of("verdict", "pass"));
        if (scenario.happens("asked", random)) {
            var outcome = scenario.happens("again", random) ? "again" : "solved";
            add(later(at, 24, 200), item, "follow-up", "centre-officer", Map.of("outcome", outcome));
        }
    }

    /** What would happen after the end does not happen, nor does anything that would have followed. */
    private void add(Instant at, int item, String action, String who, Map<String, Object> form) {
        if (at.isBefore(end)) {
            events.add(new Event(at, item, action, who, form));
        }
    }

    private Instant at(int day, int from, int until) {
        var minute = random.nextInt(from * 60, until * 60);
        return begins.plusDays(day)
                .atTime(LocalTime.MIDNIGHT.plusMinutes(minute))
                .atZone(Shanghai.ZONE)
                .toInstant();
    }

    /** So many hours later; what would fall into the night is done the next morning. */
    private Instant later(Instant from, int least, int most) {
        var then = from.plus(Duration.ofMinutes(random.nextInt(least * 60, most * 60)))
                .atZone(Shanghai.ZONE);
        var morning = then.toLocalDate().atTime(8, 30).plusMinutes(random.nextInt(180));
        if (then.getHour() >= 19) {
            return morning.plusDays(1).atZone(Shanghai.ZONE).toInstant();
        }
        return then.getHour() < 8 ? morning.atZone(Shanghai.ZONE).toInstant() : then.toInstant();
    }

    private String text(String field, Place building) {
        return one(scenario.texts().getOrDefault(field, List.of(field))).replace("{place}", building.name());
    }

    private String one(List<String> lines) {
        return lines.get(random.nextInt(lines.size()));
    }
}
