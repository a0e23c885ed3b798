package org.gongzhi.desk;

import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Procedure;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Says, of whoever is signed in, as whom they act and what they may see today. */
@Component
class Officers {

    private final Posts posts;

    Officers(Posts posts) {
        this.posts = posts;
    }

    /** A person at work, with the duties they hold today and the scope that follows from them. */
    record Officer(SignedIn who, Scope scope, Set<String> duties) {

        /** Some answers are for certain duties only: the handler never reads what was said of the handling. */
        boolean mayRead(Procedure procedure, Action action, HistoryLine line) {
            var from = line.from() == null ? null : procedure.states().get(line.from());
            return isOne(action.readers()) && (from == null || isOne(from.readers()));
        }

        private boolean isOne(Set<String> readers) {
            return readers.isEmpty() || readers.stream().anyMatch(duties::contains);
        }

        Actor.Officer actor() {
            return new Actor.Officer(who.person(), who.name());
        }
    }

    Officer of(Authentication authentication) {
        if (!(authentication.getPrincipal() instanceof SignedIn who)) {
            throw Refusal.forbidden("desk.sign-in-first");
        }
        if (!who.may("work")) {
            return new Officer(who, Scope.none(), Set.of());
        }
        var duties = posts.of(who.person()).stream().map(Post::duty).collect(Collectors.toSet());
        return new Officer(who, posts.scopeOf(who.person()), duties);
    }
}
