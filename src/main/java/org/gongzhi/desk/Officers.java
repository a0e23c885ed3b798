package org.gongzhi.desk;

import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says, of whoever is signed in, as whom they act and what they may see today. */
@Component
class Officers {

    private final Posts posts;

    Officers(Posts posts) {
        this.posts = posts;
    }

    /** A person at work, with the scope that follows from their posts. */
    record Officer(SignedIn who, Scope scope) {

        Actor.Officer actor() {
            return new Actor.Officer(who.person(), who.name());
        }
    }

    Officer of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn who)) {
            throw Refusal.forbidden("desk.sign-in-first");
        }
        return new Officer(who, who.may("work") ? posts.scopeOf(who.person()) : Scope.none());
    }
}
