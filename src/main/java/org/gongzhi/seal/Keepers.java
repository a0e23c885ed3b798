package org.gongzhi.seal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/**
 * Who may keep a seal: somebody at work there, and nobody who decides there or above. Asked of posts in force today. In
 * a village or town the place counts, since the same few people work for all its bodies; in a county the body does.
 */
@Component
class Keepers {

    private final SealRules rules;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;

    Keepers(SealRules rules, Posts posts, Places places, InstantSource time) {
        this.rules = rules;
        this.posts = posts;
        this.places = places;
        this.time = time;
    }

    /** Whether the body, and not the place, says who belongs to a seal there. */
    static boolean byBody(PlaceCode place) {
        return place.value().length() == Level.COUNTY.length();
    }

    /** The post in which somebody may keep the seal. */
    Post mayKeep(UUID person, Seal seal, LocalDate day) {
        requireNoHead(person, seal, day);
        var duties = rules.on(day).of(seal.place()).keepers();
        return posts.of(person).stream()
                .filter(post -> duties.contains(post.duty()) && belongs(post, seal))
                .findFirst()
                .orElseThrow(() -> byBody(seal.place())
                        ? Refusal.conflict("seal.no-keeper-in-body", seal.name())
                        : Refusal.conflict("seal.no-keeper-post", places.fullName(seal.place())));
    }

    /** @throws Refusal if this person decides there or above: whoever decides does not keep the seal */
    void requireNoHead(UUID person, Seal seal, LocalDate day) {
        heads(person, seal, rules.on(day).of(seal.place()).heads()).findFirst().ifPresent(post -> {
            throw Refusal.conflict("seal.keeper-is-head", post.personName(), post.title());
        });
    }

    /** @throws Refusal if this person is no head of the body whose seal it is */
    void requireHead(UUID person, Seal seal, LocalDate day) {
        var duties = rules.on(day).of(seal.place()).heads();
        if (posts.of(person).stream().noneMatch(post -> duties.contains(post.duty()) && belongs(post, seal))) {
            throw Refusal.forbidden("seal.not-a-head", seal.name());
        }
    }

    /** Whether this person works where the seal is from. */
    boolean works(UUID person, Seal seal) {
        return posts.of(person).stream().anyMatch(post -> belongs(post, seal));
    }

    /** Those who may keep the seal, for the form of the hand-over. */
    List<Post> candidates(Seal seal) {
        var circle = rules.on(Shanghai.day(time.instant())).of(seal.place());
        var there = byBody(seal.place())
                ? posts.inBody(seal.body()).stream()
                        .filter(post -> circle.keepers().contains(post.duty()))
                : circle.keepers().stream().flatMap(duty -> posts.at(Desk.of(duty, seal.place())).stream());
        return there.filter(post ->
                        heads(post.person(), seal, circle.heads()).findAny().isEmpty())
                .toList();
    }

    private Stream<Post> heads(UUID person, Seal seal, Set<String> duties) {
        return posts.of(person).stream()
                .filter(post -> duties.contains(post.duty()) && seal.place().isWithin(post.place()));
    }

    private static boolean belongs(Post post, Seal seal) {
        return byBody(seal.place())
                ? post.body().equals(seal.body())
                : post.place().equals(seal.place());
    }
}
