package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;

/**
 * Every post in force on one day, arranged for the questions of each request. Who answers for a desk that nobody holds
 * is worked out once here, so that an inbox stays an equality on desks.
 */
final class PostIndex {

    private static final int[] TIERS = {21, 18, 15, 12, 9, 6, 4, 2};
    private static final Comparator<Post> BY_PLACE =
            Comparator.comparing(Post::place).thenComparing(Post::from).thenComparing(Post::id);

    private final LocalDate day;
    private final Duties duties;
    private final Map<String, Body> bodies = new HashMap<>();
    private final List<Post> posts;
    private final Map<UUID, List<Post>> byPerson = new HashMap<>();
    private final Map<Desk, List<Post>> byDesk = new HashMap<>();
    private final Map<UUID, Set<Desk>> fallen = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<UUID, Scope> scopes = new ConcurrentHashMap<>();

    /**
     * @param posts those not in force on the day are left out
     * @param places all but the buildings; a building without a head is no gap
     * @param everHeld desks that somebody held once, where matters may still wait
     */
    PostIndex(
            LocalDate day,
            Duties duties,
            Collection<Post> posts,
            Collection<Body> bodies,
            Collection<Place> places,
            Collection<Desk> everHeld) {
        this.day = day;
        this.duties = duties;
        this.posts = posts.stream()
                .filter(post -> post.inForce(day))
                .sorted(BY_PLACE)
                .toList();
        bodies.forEach(body -> this.bodies.put(body.code(), body));
        this.posts.forEach(this::seat);
        var desks = new LinkedHashSet<>(everHeld);
        bodies.forEach(body -> desks.add(Desk.ofBody(body.code())));
        places.forEach(place -> duties.all().forEach(duty -> consider(duty, place, desks)));
        bodies.stream().filter(Bodies::isDepartment).forEach(this::addSlot);
        desks.stream().filter(desk -> !byDesk.containsKey(desk)).forEach(this::letFall);
    }

    LocalDate day() {
        return day;
    }

    List<Post> posts() {
        return posts;
    }

    Establishment establishment() {
        return new Establishment(slots);
    }

    List<Gap> gaps(PlaceCode within) {
        return establishment().vacant(within).stream()
                .map(slot -> new Gap(slot.duty(), slot.place(), slot.body(), holders(slot.desk())))
                .toList();
    }

    List<Post> of(UUID person) {
        return List.copyOf(byPerson.getOrDefault(person, List.of()));
    }

    List<Post> inBody(String body) {
        return posts.stream().filter(post -> post.body().equals(body)).toList();
    }

    /** Who sits at exactly this desk. */
    List<Post> at(Desk desk) {
        return List.copyOf(byDesk.getOrDefault(desk, List.of()));
    }

    /** Who answers for the desk: whoever sits there, else the nearest above. */
    List<Post> holders(Desk desk) {
        return desk.isBody() ? holdersOfBody(desk.body()) : nearest(desk.duty(), desk.place());
    }

    Scope scopeOf(UUID person) {
        var own = byPerson.get(person);
        return own == null ? Scope.none() : scopes.computeIfAbsent(person, _ -> scope(person, own));
    }

    private Scope scope(UUID person, List<Post> own) {
        var places = new HashSet<PlaceCode>();
        var mine = new HashSet<String>();
        var held = new HashSet<Desk>();
        var desks = new HashSet<>(fallen.getOrDefault(person, Set.of()));
        for (var post : own) {
            held.add(post.desk());
            desks.addAll(desksOf(post));
            if (!bodyBound(post)) {
                places.add(post.place());
            }
        }
        desks.stream().filter(Desk::isBody).map(Desk::body).forEach(mine::add);
        return Scope.of(places, mine, held, desks);
    }

    private void seat(Post post) {
        byPerson.computeIfAbsent(post.person(), _ -> new ArrayList<>()).add(post);
        desksOf(post)
                .forEach(desk ->
                        byDesk.computeIfAbsent(desk, _ -> new ArrayList<>()).add(post));
    }

    /**
     * Grid workers and building heads answer for their doors, not for what is given to the committee they belong to.
     */
    private List<Desk> desksOf(Post post) {
        if (bodyBound(post)) {
            return List.of(Desk.ofBody(post.body()));
        }
        var outside = duties.find(post.duty())
                .filter(duty -> duty.level().length() > Level.VILLAGE.length())
                .isPresent();
        return outside ? List.of(post.desk()) : List.of(post.desk(), Desk.ofBody(post.body()));
    }

    private boolean bodyBound(Post post) {
        return duties.find(post.duty()).map(Duty::bodyBound).orElse(true);
    }

    /**
     * Desks where something may wait, the place's own and those of duties further down; a volunteer's only once held.
     */
    private void consider(Duty duty, Place place, Set<Desk> desks) {
        var depth = place.code().value().length();
        if (duty.isVoluntary() || depth > duty.level().length()) {
            return;
        }
        var desk = Desk.of(duty.key(), place.code());
        desks.add(desk);
        if (duty.expected() && depth == duty.level().length()) {
            slots.add(new Slot(duty, place.code(), null, byDesk.containsKey(desk)));
        }
    }

    private void addSlot(Body body) {
        duties.find(Bodies.DEPARTMENT_DUTY)
                .ifPresent(duty ->
                        slots.add(new Slot(duty, body.place(), body, byDesk.containsKey(Desk.ofBody(body.code())))));
    }

    private void letFall(Desk desk) {
        holders(desk)
                .forEach(post -> fallen.computeIfAbsent(post.person(), _ -> new HashSet<>())
                        .add(desk));
    }

    private List<Post> holdersOfBody(String code) {
        var there = byDesk.get(Desk.ofBody(code));
        if (there != null) {
            return List.copyOf(there);
        }
        return Optional.ofNullable(bodies.get(code))
                .map(body -> nearest(Bodies.FALLBACK_DUTY, body.place()))
                .orElse(List.of());
    }

    private List<Post> nearest(String first, PlaceCode from) {
        for (var duty : duties.find(first).map(duties::chain).orElse(List.of())) {
            for (int tier : TIERS) {
                var code = from.value();
                if (tier <= Math.min(code.length(), duty.level().length())) {
                    var there = byDesk.get(new Desk(duty.key() + "@" + code.substring(0, tier)));
                    if (there != null) {
                        return List.copyOf(there);
                    }
                }
            }
        }
        return List.of();
    }
}
