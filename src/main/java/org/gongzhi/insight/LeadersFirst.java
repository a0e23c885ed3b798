package org.gongzhi.insight;

import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.FirstPage;
import org.gongzhi.organization.Posts;
import org.springframework.stereotype.Component;

/** Whoever answers for a county begins with the whole on one page; what waits is one tap away. */
@Component
class LeadersFirst implements FirstPage {

    private static final String LEADER = "leader";

    private final Posts posts;

    LeadersFirst(Posts posts) {
        this.posts = posts;
    }

    @Override
    public Optional<String> of(UUID person) {
        return posts.of(person).stream().anyMatch(post -> post.duty().equals(LEADER))
                ? Optional.of(BriefController.PATH)
                : Optional.empty();
    }
}
