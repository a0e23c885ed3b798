package org.gongzhi.procedure;

import java.util.UUID;
import org.gongzhi.organization.Post;
import org.jspecify.annotations.Nullable;

/** In whose name a step is written down. */
record Standing(
        String who,
        @Nullable UUID person,
        @Nullable String name,
        @Nullable String title,
        @Nullable String body) {

    static final Standing REPORTER = new Standing("reporter", null, null, null, null);
    static final Standing CLOCK = new Standing("clock", null, null, null, null);

    /** Somebody from outside with a role in the matter. */
    static Standing party(String role) {
        return new Standing("party", null, role, null, null);
    }

    static Standing of(Actor.Officer officer, @Nullable Post post) {
        return new Standing(
                "officer",
                officer.person(),
                officer.name(),
                post == null ? null : post.title(),
                post == null ? null : post.body());
    }
}
