package org.gongzhi.supervision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.springframework.stereotype.Component;

/** Takes the steps of a rehearsal, each by somebody who sits at the desk where the matter waits. */
@Component
class RehearsedSteps {

    private final Matters matters;
    private final Register register;
    private final Posts posts;

    RehearsedSteps(Matters matters, Register register, Posts posts) {
        this.matters = matters;
        this.register = register;
        this.posts = posts;
    }

    void step(MatterNumber number, String action, Map<String, Object> form, Instant at) {
        var desk = register.find(number).orElseThrow().desk();
        take(number, action, dated(form, at), officer(desk), at);
    }

    /** A date written as {@code +40} lies so many days after the step. */
    private static Map<String, Object> dated(Map<String, Object> form, Instant at) {
        var dated = new HashMap<>(form);
        dated.replaceAll((_, value) -> String.valueOf(value).matches("[+-]\\d+")
                ? Shanghai.day(at)
                        .plusDays(Integer.parseInt(String.valueOf(value)))
                        .toString()
                : value);
        return dated;
    }

    private Actor officer(Desk desk) {
        return posts.holders(desk).stream()
                .findFirst()
                .<Actor>map(post -> new Actor.Officer(post.person(), post.personName()))
                .orElseGet(() -> new Actor.Replay("rehearsal"));
    }

    void take(MatterNumber number, String action, Map<String, Object> form, Actor actor, Instant at) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, actor, null, at));
    }
}
