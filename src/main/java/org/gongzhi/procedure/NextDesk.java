package org.gongzhi.procedure;

import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says where a matter goes to wait. */
@Component
class NextDesk {

    private final Authority authority;
    private final Posts posts;

    NextDesk(Authority authority, Posts posts) {
        this.authority = authority;
        this.posts = posts;
    }

    /** Where a new matter begins. */
    Desk first(State state, PlaceCode place) {
        if (state.desk() instanceof DeskRule.DutyAt(var duty, var level)) {
            return authority.desk(duty, level, place);
        }
        throw new IllegalStateException("the first state needs a desk of a duty: " + state.key());
    }

    /** Where it goes by a rule; without one it stays. */
    Desk of(@Nullable DeskRule rule, Matter matter, Map<String, Object> form) {
        return switch (rule) {
            case null -> matter.desk();
            case DeskRule.DutyAt(var duty, var level) -> authority.desk(duty, level, matter.place());
            case DeskRule.BodyInForm(var field) -> body(field, String.valueOf(form.get(field)));
            case DeskRule.Previous _ -> matter.previous() == null ? matter.desk() : matter.previous();
            case DeskRule.DeskOfDoer(var action) -> {
                var doer = matter.doers().get(action);
                yield doer == null ? matter.desk() : new Desk(doer.desk());
            }
        };
    }

    private Desk body(String field, String body) {
        var desk = Desk.ofBody(body);
        if (posts.holders(desk).isEmpty()) {
            throw Refusal.invalidFields(Map.of(field, "procedure.field.body"));
        }
        return desk;
    }
}
