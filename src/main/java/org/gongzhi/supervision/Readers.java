package org.gongzhi.supervision;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/**
 * Who receives a report: the named discipline officers of the county, without those it concerns (回避); the city's where
 * too few are left. Always two at least, so that nobody alone can let a report lie.
 */
@Component
class Readers {

    static final String COUNTY_DUTY = "discipline-officer";
    static final String CITY_DUTY = "city-discipline";
    static final int LEAST = 2;

    private final OfficerKeys keys;
    private final Posts posts;
    private final Places places;

    Readers(OfficerKeys keys, Posts posts, Places places) {
        this.keys = keys;
        this.posts = posts;
        this.places = places;
    }

    /** An officer who can read, with the post that makes it lawful. */
    record Reader(OfficerKeys.Holder holder, Post post) {

        UUID person() {
            return holder.person();
        }
    }

    /** The county's first, then the city's; only those who have a key. */
    List<Reader> of(PlaceCode county) {
        var lawful = new LinkedHashMap<UUID, Post>();
        var persons = keys.persons();
        seek(persons, COUNTY_DUTY, county, lawful);
        places.ancestor(county, Level.CITY).ifPresent(city -> seek(persons, CITY_DUTY, city, lawful));
        var holders = keys.inUse(List.copyOf(lawful.keySet())).stream()
                .collect(Collectors.toMap(OfficerKeys.Holder::person, holder -> holder));
        return lawful.entrySet().stream()
                .filter(each -> holders.containsKey(each.getKey()))
                .map(each -> new Reader(Objects.requireNonNull(holders.get(each.getKey())), each.getValue()))
                .toList();
    }

    /** The counties in which a report finds two officers at least. */
    List<PlaceCode> counties() {
        var reach = new HashMap<PlaceCode, Set<UUID>>();
        for (var person : keys.persons()) {
            postsOf(person).stream()
                    .flatMap(this::countiesOf)
                    .forEach(county ->
                            reach.computeIfAbsent(county, _ -> new HashSet<>()).add(person));
        }
        return reach.keySet().stream()
                .filter(county -> Objects.requireNonNull(reach.get(county)).size() >= LEAST)
                .sorted(Comparator.comparing(PlaceCode::value))
                .toList();
    }

    /** The counties whose reports this officer may be given. */
    List<PlaceCode> countiesOf(UUID person) {
        return postsOf(person).stream().flatMap(this::countiesOf).distinct().toList();
    }

    private Stream<PlaceCode> countiesOf(Post post) {
        return post.duty().equals(CITY_DUTY)
                ? places.children(post.place()).stream().map(Place::code)
                : Stream.of(post.place());
    }

    /** Whether this person may still read what belongs to a county: a post there or at its city, today. */
    boolean mayRead(UUID person, PlaceCode county) {
        return postsOf(person).stream().anyMatch(post -> county.isWithin(post.place()));
    }

    /** Whether this person is a discipline officer today, and of where. */
    List<Post> postsOf(UUID person) {
        return posts.of(person).stream()
                .filter(post -> post.duty().equals(COUNTY_DUTY) || post.duty().equals(CITY_DUTY))
                .toList();
    }

    /**
     * Those who receive it.
     *
     * @throws Refusal if fewer than two are left, saying where else to go
     */
    List<Reader> receiving(PlaceCode county, Draft draft) {
        var free =
                of(county).stream().filter(reader -> !concerns(reader, draft)).toList();
        var near = free.stream()
                .filter(reader -> reader.post().place().equals(county))
                .toList();
        var chosen = near.size() >= LEAST ? near : free;
        if (chosen.size() < LEAST) {
            throw Refusal.conflict("supervision.nobody-left");
        }
        return chosen;
    }

    /**
     * The person named, whoever named that person as near, whoever was ruled out, and everybody of the body that is
     * named or to which the person named belongs. A name counts wherever it stands: many write it into the text alone.
     */
    boolean concerns(Reader reader, Draft draft) {
        var said = squeezed(String.join("|", draft.about(), draft.unit(), draft.where(), draft.text()));
        return draft.excluded().contains(reader.person())
                || names(said, reader.post().personName())
                || reader.holder().avoid().stream().anyMatch(near -> names(said, near))
                || posts.of(reader.person()).stream().anyMatch(post -> belongs(post, draft));
    }

    private boolean belongs(Post post, Draft draft) {
        var body = squeezed(post.bodyName());
        var unit = squeezed(draft.unit());
        var about = squeezed(draft.about());
        return (!unit.isEmpty() && (body.contains(unit) || unit.contains(body)))
                || (!about.isEmpty()
                        && posts.inBody(post.body()).stream()
                                .anyMatch(colleague -> names(about, colleague.personName())));
    }

    private void seek(List<UUID> persons, String duty, PlaceCode place, Map<UUID, Post> lawful) {
        for (var person : persons) {
            postsOf(person).stream()
                    .filter(post -> post.duty().equals(duty) && post.place().equals(place))
                    .findFirst()
                    .ifPresent(post -> lawful.putIfAbsent(person, post));
        }
    }

    /** A single character is no name: it would stand in every text. */
    private static boolean names(String text, String name) {
        var whole = squeezed(name);
        return whole.length() > 1 && text.contains(whole);
    }

    private static String squeezed(String name) {
        return name.replaceAll("[\\s·　]", "");
    }
}
