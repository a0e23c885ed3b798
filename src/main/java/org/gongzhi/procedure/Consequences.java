package org.gongzhi.procedure;

import java.time.Instant;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.springframework.stereotype.Component;

/** Carries out what a step does besides moving its matter, in the step's own transaction. */
@Component
class Consequences {

    private final Births births;
    private final Quantities quantities;
    private final LinkRepository links;
    private final RoleRepository roles;
    private final MergedRepository merged;
    private final Followers followers;
    private final Register register;
    private final Posts posts;
    private final Effects effects;

    Consequences(
            Births births,
            Quantities quantities,
            LinkRepository links,
            RoleRepository roles,
            MergedRepository merged,
            Followers followers,
            Register register,
            Posts posts,
            Effects effects) {
        this.births = births;
        this.quantities = quantities;
        this.links = links;
        this.roles = roles;
        this.merged = merged;
        this.followers = followers;
        this.register = register;
        this.posts = posts;
        this.effects = effects;
    }

    /** A step just written down. */
    record Done(
            Procedure procedure,
            Matter before,
            Matter after,
            Action action,
            Map<String, Object> form,
            Standing standing,
            Actor actor,
            boolean tells) {

        Instant at() {
            return after.changedAt();
        }
    }

    void of(Done done, Needs.Met needs) {
        var deeds = done.action().deeds();
        if (!deeds.isNothing()) {
            carryOut(done, deeds, needs);
        }
        if (done.before().lead() != null && done.after().lead() == null) {
            merged.close(done.after().number(), done.at());
        }
        var led = new Followers.Led(done.after(), done.action(), done.form(), done.at(), done.tells());
        followers.follow(done.procedure(), done.before(), led);
        effects.run(done.before(), done.action(), done.form());
    }

    private void carryOut(Done done, Deeds deeds, Needs.Met needs) {
        if (!deeds.parties().isEmpty()) {
            roles.save(done.procedure(), done.after());
        }
        if (deeds.child() != null) {
            births.open(
                    done.before(),
                    deeds.child(),
                    done.form(),
                    done.standing(),
                    needs.children(),
                    done.at(),
                    done.tells());
        }
        for (var tie : deeds.ties()) {
            links.insert(
                    done.after(), tie.kind(), seen(String.valueOf(done.form().get(tie.field())), done.actor()));
        }
        quantities.grant(done.after(), done.action(), done.form());
        deeds.draws().forEach(draw -> quantities.draw(done.before(), draw, done.form(), done.actor(), done.after()));
        var lead = needs.lead();
        if (lead != null) {
            merged.insert(done.before(), lead.number(), done.after().version(), done.at());
        }
    }

    /** @throws Refusal when whoever asks may not see the other matter, or it is none */
    private MatterNumber seen(String number, Actor actor) {
        var other = new MatterNumber(number);
        if (actor instanceof Actor.Officer officer) {
            return register.get(other, posts.scopeOf(officer.person())).number();
        }
        return register.find(other)
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number))
                .number();
    }
}
