package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/** A small country in memory: places at the asked codes, bodies and posts put there one by one. */
final class Town {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final Duties DUTIES = new Duties();

    final List<Place> places = new ArrayList<>();
    final List<Body> bodies = new ArrayList<>();
    final List<Post> posts = new ArrayList<>();
    final Set<Desk> everHeld = new HashSet<>();

    /** 白银市, 白银区 and 平川区, two towns with two villages each, two grids in each village. */
    static Town baiyin() {
        var town = new Town();
        town.place("6204", Level.CITY, null);
        for (var county : List.of("620402", "620403")) {
            town.place(county, Level.COUNTY, "6204");
            for (var street : List.of(county + "001", county + "002")) {
                town.place(street, Level.TOWN, county);
                for (var village : List.of(street + "001", street + "002")) {
                    town.place(village, Level.VILLAGE, street);
                    town.place(village + "001", Level.GRID, village);
                    town.place(village + "002", Level.GRID, village);
                }
            }
        }
        return town;
    }

    Town place(String code, Level level, @Nullable String parent) {
        places.add(
                new Place(code(code), "地" + code, level, parent == null ? null : code(parent), "", true, null, null));
        return this;
    }

    Body body(String code, String kind, String place, @Nullable String above) {
        var body = new Body(code, "组织" + code, kind, code(place), above);
        bodies.add(body);
        return body;
    }

    Post post(UUID person, String duty, String place) {
        return post(person, duty, place, place + "-wyh", TODAY.minusYears(1), null);
    }

    Post post(UUID person, String duty, String place, String body, LocalDate from, @Nullable LocalDate until) {
        var post = new Post(
                UUID.randomUUID(), person, "张三", body, "组织", duty, "职务", code(place), from, until, "0943-0000000");
        posts.add(post);
        everHeld.add(post.desk());
        return post;
    }

    PostIndex index() {
        return index(TODAY);
    }

    PostIndex index(LocalDate day) {
        return new PostIndex(day, DUTIES, posts, bodies, places, everHeld);
    }

    /** A place of the duty's tier. */
    String anyPlaceOf(String duty, Random random) {
        var level = DUTIES.get(duty).level();
        var fitting = places.stream().filter(place -> place.level() == level).toList();
        return fitting.isEmpty()
                ? places.getLast().code() + "001001"
                : fitting.get(random.nextInt(fitting.size())).code().value();
    }

    static PlaceCode code(String value) {
        return new PlaceCode(value);
    }
}
