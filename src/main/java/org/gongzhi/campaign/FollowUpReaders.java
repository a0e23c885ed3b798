package org.gongzhi.campaign;

import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Procedures;
import org.springframework.stereotype.Component;

/**
 * Who may read what people said when they were asked after: never whoever handled it. The procedure names the duties.
 */
@Component
class FollowUpReaders {

    private final Posts posts;
    private final Procedures procedures;

    FollowUpReaders(Posts posts, Procedures procedures) {
        this.posts = posts;
        this.procedures = procedures;
    }

    boolean includes(SignedIn me) {
        var action = procedures.get(LedgerWitness.PROCEDURE).action("follow-up");
        return action != null && posts.of(me.person()).stream().map(Post::duty).anyMatch(action.readers()::contains);
    }

    Facet[] facets(SignedIn me) {
        return includes(me)
                ? Facet.values()
                : Stream.of(Facet.values())
                        .filter(facet -> facet != Facet.FOLLOW_UP)
                        .toArray(Facet[]::new);
    }

    ItemFilter allowed(SignedIn me, ItemFilter asked) {
        return includes(me) ? asked : asked.without(Facet.FOLLOW_UP);
    }
}
