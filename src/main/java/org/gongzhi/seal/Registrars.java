package org.gongzhi.seal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/**
 * Who registers seals and notes hand-overs: never the body itself. The town for its villages, the county's supervisor
 * for towns and for bodies of the county.
 */
@Component
class Registrars {

    private static final Set<String> OF_VILLAGES = Set.of("town-officer", "town-head");
    private static final Set<String> OF_OFFICES = Set.of("supervisor");

    private final Posts posts;
    private final Bodies bodies;
    private final Places places;

    Registrars(Posts posts, Bodies bodies, Places places) {
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
    }

    /** Whether seals of bodies there are watched at all. */
    static boolean watches(PlaceCode place) {
        int length = place.value().length();
        return length == Level.VILLAGE.length() || length == Level.TOWN.length() || length == Level.COUNTY.length();
    }

    static boolean isVillage(PlaceCode place) {
        return place.value().length() == Level.VILLAGE.length();
    }

    /**
     * The post in which somebody registers there.
     *
     * @throws Refusal if there is none
     */
    Post require(UUID person, PlaceCode place) {
        return of(person, place)
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden(
                        isVillage(place) ? "seal.may-not-register" : "seal.may-not-register-office",
                        places.fullName(place)));
    }

    boolean may(UUID person, PlaceCode place) {
        return of(person, place).findAny().isPresent();
    }

    /** The bodies whose seals this person may register. */
    List<Body> bodiesOf(UUID person) {
        return posts.of(person).stream()
                .filter(post -> OF_VILLAGES.contains(post.duty()) || OF_OFFICES.contains(post.duty()))
                .map(Post::place)
                .distinct()
                .flatMap(place -> bodies.list(null, place).stream())
                .filter(body -> may(person, body.place()))
                .distinct()
                .toList();
    }

    private Stream<Post> of(UUID person, PlaceCode place) {
        var duties = isVillage(place) ? OF_VILLAGES : watches(place) ? OF_OFFICES : Set.<String>of();
        return posts.of(person).stream().filter(post -> duties.contains(post.duty()) && place.isWithin(post.place()));
    }
}
