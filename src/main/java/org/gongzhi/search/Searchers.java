package org.gongzhi.search;

import org.gongzhi.identity.SignedIn;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says what whoever is signed in may find: what their posts of today let them see, and nothing without one. */
@Component
class Searchers {

    private final Posts posts;

    Searchers(Posts posts) {
        this.posts = posts;
    }

    Scope scope(Authentication authentication) {
        return authentication.getPrincipal() instanceof SignedIn who && who.may("work")
                ? posts.scopeOf(who.person())
                : Scope.none();
    }
}
