package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** Fills the places of the demonstration with bodies and people, the same ones each time, and leaves a few gaps. */
final class DemoRoster {

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 3, 1);
    private static final int DAYS = 1500;

    private final DemoCast cast;
    /** In the town of this community everybody is at work. */
    private final PlaceCode stage;

    private final List<Bodies.Founding> bodies = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private int drawn;

    /**
     * A post with somebody invented in it.
     *
     * @param username null for those who need no sign-in
     */
    record Job(
            @Nullable String username,
            String name,
            String phone,
            String body,
            String duty,
            String title,
            PlaceCode place,
            LocalDate from,
            @Nullable String officePhone) {}

    DemoRoster(DemoCast cast, PlaceCode stage) {
        this.cast = cast;
        this.stage = stage;
    }

    List<Bodies.Founding> bodies() {
        return bodies;
    }

    List<Job> jobs() {
        return jobs;
    }

    /** The bodies and posts that every place of its kind has. */
    void fill(Place place) {
        var tier = cast.tiers().get(tierOf(place));
        if (tier == null) {
            return;
        }
        tier.bodies().forEach((suffix, body) -> {
            var above = body.get("above");
            found(
                    place.code().value() + "-" + suffix,
                    text(body, "name", place.name(), ""),
                    get(body, "kind"),
                    place.code(),
                    above == null ? null : place.code().value() + "-" + above);
        });
        for (var post : tier.posts()) {
            var body = get(tier.bodies().getOrDefault(get(post, "body"), Map.of()), "name")
                    .replace("{place}", place.name());
            int count = Integer.parseInt(post.getOrDefault("count", "1"));
            for (int i = 0; i < count && !isLeftOut(post, place.code()); i++) {
                hire(null, name(), post, place.code().value() + "-", place.code(), title(post, place.name(), body));
            }
        }
    }

    /** The post in a grid, unless a demo sign-in has it. */
    void fillGrid(Place village, Place grid) {
        var tier = cast.tiers().get(tierOf(village));
        if (tier != null && !tier.grids().isEmpty()) {
            staff(tier.grids(), village, grid);
        }
    }

    /** The volunteer of a building. */
    void fillBuilding(Place village, Place building) {
        staff(cast.stage().heads(), village, building);
    }

    private void staff(Map<String, String> post, Place village, Place place) {
        var taken =
                cast.signIns().stream().anyMatch(person -> place.code().value().equals(person.get("place")));
        if (!taken && !isLeftOut(post, place.code())) {
            var title = title(post, place.level() == Level.GRID ? village.name() + place.name() : place.name(), "");
            hire(null, name(), post, village.code().value() + "-", place.code(), title);
        }
    }

    /** The posts of the stage and those of the demo sign-ins, as the file names them. */
    void setStage() {
        cast.stage()
                .bodies()
                .forEach(body -> found(
                        get(body, "code"),
                        get(body, "name"),
                        get(body, "kind"),
                        new PlaceCode(get(body, "place")),
                        null));
        cast.stage()
                .posts()
                .forEach(post -> hire(null, name(), post, "", new PlaceCode(get(post, "place")), get(post, "title")));
        cast.signIns().stream()
                .filter(person -> person.containsKey("duty"))
                .forEach(person -> hire(
                        get(person, "username"),
                        get(person, "name"),
                        person,
                        "",
                        new PlaceCode(get(person, "place")),
                        get(person, "title")));
    }

    /** The key of the tier in the file that describes the place. */
    private static String tierOf(Place place) {
        return switch (place.level()) {
            case TOWN -> place.kind().equals("street") ? "street" : "town";
            case VILLAGE -> place.kind().equals("community") ? "community" : "village";
            default -> place.level().key();
        };
    }

    private void found(String code, String name, String kind, PlaceCode place, @Nullable String above) {
        bodies.add(new Bodies.Founding(new Body(code, name, kind, place, above), officePhone(code)));
    }

    private void hire(
            @Nullable String username,
            String name,
            Map<String, String> post,
            String bodyPrefix,
            PlaceCode place,
            String title) {
        var duty = get(post, "duty");
        var draw = new SplittableRandom(7L * drawn++);
        jobs.add(new Job(
                username,
                name,
                String.format("160%08d", drawn),
                bodyPrefix + get(post, "body"),
                duty,
                title,
                place,
                username == null ? FIRST_DAY.plusDays(draw.nextInt(1, DAYS)) : FIRST_DAY,
                duty.equals("grid-worker") ? officePhone(duty + place) : null));
    }

    private String name() {
        var draw = new SplittableRandom(31L * drawn);
        int surname = draw.nextInt(cast.surnames().length());
        return cast.surnames().charAt(surname)
                + cast.given().get(draw.nextInt(cast.given().size()));
    }

    private boolean isLeftOut(Map<String, String> post, PlaceCode place) {
        var every = post.get("missing");
        if (every == null) {
            return false;
        }
        int number = seen.merge(get(post, "duty") + get(post, "body") + every, 1, Integer::sum);
        var inStage = place.isWithin(new PlaceCode(stage.value().substring(0, Level.TOWN.length())));
        var volunteer = place.value().length() == Level.BUILDING.length();
        return number % Integer.parseInt(every) == 0 && (!inStage || volunteer);
    }

    /** A number that nobody has: local numbers never begin with 0. */
    private static String officePhone(String of) {
        return String.format("0943-0%06d", Math.floorMod(of.hashCode(), 1_000_000));
    }

    private static String title(Map<String, String> post, String place, String body) {
        return text(post, "title", place, body);
    }

    private static String text(Map<String, String> row, String key, String place, String body) {
        return get(row, key).replace("{place}", place).replace("{body}", body);
    }

    static String get(Map<String, String> row, String key) {
        return Objects.requireNonNull(row.get(key), key);
    }
}
