package org.gongzhi.insight;

import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Procedure;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says, of whoever is signed in, what they may look at today. */
@Component
class Onlookers {

    private final Posts posts;
    private final RateRules rules;

    Onlookers(Posts posts, RateRules rules) {
        this.posts = posts;
        this.rules = rules;
    }

    /** A person who looks at the whole, with today's scope and duties. */
    record Onlooker(SignedIn who, Scope scope, Set<String> duties) {

        Actor.Officer actor() {
            return new Actor.Officer(who.person(), who.name());
        }

        boolean isOf(String duty) {
            return duties.contains(duty);
        }
    }

    Onlooker of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn who) || !who.may("work")) {
            throw Refusal.forbidden("insight.sign-in-first");
        }
        var duties = posts.of(who.person()).stream().map(Post::duty).collect(Collectors.toSet());
        return new Onlooker(who, posts.scopeOf(who.person()), duties);
    }

    /** Whether this person may know what reporters said: the handlers never do, not even as a number of one. */
    boolean mayKnowAnswers(Onlooker who, Procedure procedure) {
        return rules.of(procedure.id()).asked().stream()
                .map(procedure::action)
                .allMatch(action -> action == null
                        || action.readers().isEmpty()
                        || action.readers().stream().anyMatch(who.duties()::contains));
    }
}
