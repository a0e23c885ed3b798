package org.gongzhi.deliberation;

import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says as whom somebody signed in acts, and what they may see today. */
@Component
class Clerks {

    private final Posts posts;

    Clerks(Posts posts) {
        this.posts = posts;
    }

    Scope scope(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn who && who.may("work")
                ? posts.scopeOf(who.person())
                : Scope.none();
    }

    Actor.Officer officer(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn who)) {
            throw Refusal.forbidden("desk.sign-in-first");
        }
        return new Actor.Officer(who.person(), who.name());
    }
}
