package org.gongzhi.supervision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
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
        var all = new ArrayList<>(at(COUNTY_DUTY, county));
        places.ancestor(county, Level.CITY)
                .ifPresent(city -> at(CITY_DUTY, city).stream()
                        .filter(above ->
                                all.stream().noneMatch(reader -> reader.person().equals(above.person())))
                        .forEach(all::add));
        return all;
    }

    /** The counties in which a report finds two officers at least. */
    List<PlaceCode> counties() {
        return keys.persons().stream()
                .flatMap(person -> postsOf(person).stream())
                .flatMap(post -> post.duty().equals(CITY_DUTY)
                        ? places.children(post.place()).stream().map(Place::code)
                        : Stream.of(post.place()))
                .distinct()
                .filter(county -> of(county).size() >= LEAST)
                .sorted(Comparator.comparing(PlaceCode::value))
                .toList();
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
     * The person named, whoever belongs to the body named, whoever named that person as near, whoever was ruled out.
     */
    boolean concerns(Reader reader, Draft draft) {
        var names = draft.names();
        return draft.excluded().contains(reader.person())
                || names.contains(reader.post().personName())
                || names.stream().anyMatch(reader.holder().avoid()::contains)
                || (!draft.unit().isBlank() && belongs(reader.person(), squeezed(draft.unit())));
    }

    private boolean belongs(UUID person, String unit) {
        return posts.of(person).stream()
                .map(post -> squeezed(post.bodyName()))
                .anyMatch(body -> body.contains(unit) || unit.contains(body));
    }

    private List<Reader> at(String duty, PlaceCode place) {
        return keys.inUse(keys.persons()).stream()
                .flatMap(holder -> postsOf(holder.person()).stream()
                        .filter(post -> post.duty().equals(duty) && post.place().equals(place))
                        .limit(1)
                        .map(post -> new Reader(holder, post)))
                .toList();
    }

    private static String squeezed(String name) {
        return name.replaceAll("\\s", "");
    }
}
