package org.gongzhi.seal;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/**
 * Who may keep a seal: somebody at work there, and nobody who decides there or above. Asked of posts in force today.
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

    /** The post in which somebody may keep the seal. */
    Post mayKeep(UUID person, Seal seal, LocalDate day) {
        requireNoHead(person, seal, day);
        var edition = rules.on(day);
        return posts.of(person).stream()
                .filter(post ->
                        edition.keepers().contains(post.duty()) && post.place().equals(seal.place()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("seal.no-keeper-post", places.fullName(seal.place())));
    }

    /** @throws Refusal if this person decides there or above: whoever decides does not keep the seal */
    void requireNoHead(UUID person, Seal seal, LocalDate day) {
        var heads = rules.on(day).heads();
        posts.of(person).stream()
                .filter(post -> heads.contains(post.duty()) && seal.place().isWithin(post.place()))
                .findFirst()
                .ifPresent(post -> {
                    throw Refusal.conflict("seal.keeper-is-head", post.personName(), post.title());
                });
    }

    /** Those who may keep the seal, for the form of the hand-over. */
    List<Post> candidates(Seal seal) {
        var edition = rules.on(Shanghai.day(time.instant()));
        return edition.keepers().stream()
                .flatMap(duty -> posts.at(Desk.of(duty, seal.place())).stream())
                .filter(post -> posts.of(post.person()).stream()
                        .noneMatch(other -> edition.heads().contains(other.duty())
                                && seal.place().isWithin(other.place())))
                .toList();
    }
}
