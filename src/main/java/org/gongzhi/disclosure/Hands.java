package org.gongzhi.disclosure;

import java.util.List;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Who is at the desk, and what of a village's publications is theirs to look at, to write, or to review. */
@Component
class Hands {

    private static final List<String> WRITERS = List.of("community-officer", "community-head");
    private static final String REVIEWER = "village-supervisor";

    private final Posts posts;
    private final Places places;

    Hands(Posts posts, Places places) {
        this.posts = posts;
        this.places = places;
    }

    /** Somebody at work. */
    record Hand(SignedIn who, Scope scope) {

        Actor.Officer actor() {
            return new Actor.Officer(who.person(), who.name());
        }
    }

    Hand of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn who)) {
            throw Refusal.forbidden("desk.sign-in-first");
        }
        return new Hand(who, who.may("work") ? posts.scopeOf(who.person()) : Scope.none());
    }

    /**
     * The place of that code, if it is theirs to look at.
     *
     * @throws Refusal when there is none, or it is somebody else's
     */
    Place seen(Hand hand, String code) {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        var place = places.get(new PlaceCode(code));
        hand.scope().require(place.code());
        return place;
    }

    boolean mayWrite(Hand hand, PlaceCode village) {
        return hand.scope().sees(village)
                && WRITERS.stream().anyMatch(duty -> hand.scope().desks().contains(posts.deskFor(duty, village)));
    }

    boolean mayReview(Hand hand, PlaceCode village) {
        return hand.scope().desks().contains(posts.deskFor(REVIEWER, village));
    }

    void requireWriter(Hand hand, PlaceCode village) {
        if (!mayWrite(hand, village)) {
            throw Refusal.forbidden("disclosure.not-yours-to-write");
        }
    }
}
