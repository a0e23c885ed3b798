package org.gongzhi.procedure;

import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says where a matter goes to wait. */
@Component
class NextDesk {

    private final Authority authority;
    private final Posts posts;
    private final ObjectProvider<Catalogue> catalogue;

    NextDesk(Authority authority, Posts posts, ObjectProvider<Catalogue> catalogue) {
        this.authority = authority;
        this.posts = posts;
        this.catalogue = catalogue;
    }

    /** Where a new matter begins. */
    Desk first(State state, PlaceCode place, Map<String, Object> fields) {
        return switch (state.desk()) {
            case DeskRule.DutyAt(var duty, var level) -> authority.desk(duty, level, place);
            case DeskRule.BodyInForm(var field) -> body(field, String.valueOf(fields.get(field)));
            case null, default ->
                throw new IllegalStateException("the first state needs a desk of a duty or a body: " + state.key());
        };
    }

    /** Where it goes, and why when that is not plain from the rule. */
    record Way(Desk desk, @Nullable String because) {}

    /**
     * Where it goes by a rule; without one it stays.
     *
     * @param category what the matter is about after the step
     */
    Way way(@Nullable DeskRule rule, Matter matter, Map<String, Object> form, @Nullable String category) {
        return rule instanceof DeskRule.ByCatalogue
                ? byCatalogue(category, matter.place())
                : new Way(of(rule, matter, form), null);
    }

    private Way byCatalogue(@Nullable String category, PlaceCode place) {
        var known = catalogue.getIfAvailable();
        if (known == null) {
            throw Refusal.conflict("procedure.no-catalogue");
        }
        var advice = known.advise(category, place);
        return new Way(advice.desk(), advice.because());
    }

    /** The same where only the desk is asked for. */
    Desk of(@Nullable DeskRule rule, Matter matter, Map<String, Object> form) {
        return switch (rule) {
            case null -> matter.desk();
            case DeskRule.ByCatalogue _ ->
                byCatalogue(matter.category(), matter.place()).desk();
            case DeskRule.DutyAt(var duty, var level) -> authority.desk(duty, level, matter.place());
            case DeskRule.BodyInForm(var field) -> body(field, String.valueOf(form.get(field)));
            case DeskRule.Previous _ -> matter.previous() == null ? matter.desk() : matter.previous();
            case DeskRule.DeskOfDoer(var action) -> {
                var doer = matter.doers().get(action);
                yield doer == null ? matter.desk() : new Desk(doer.desk());
            }
        };
    }

    /** What only a desk may see must not go where nobody sits. */
    void requireSomebody(Desk desk) {
        if (posts.holders(desk).isEmpty()) {
            throw Refusal.conflict("procedure.nobody-there");
        }
    }

    private Desk body(String field, String body) {
        var desk = Desk.ofBody(body);
        if (posts.holders(desk).isEmpty()) {
            throw Refusal.invalidFields(Map.of(field, "procedure.field.body"));
        }
        return desk;
    }
}
