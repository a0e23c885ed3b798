package org.gongzhi.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Vault;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what a new matter is. Writes nothing. */
@Component
class Openings {

    private final NextDesk desks;
    private final Timing timing;
    private final Vault vault;

    Openings(NextDesk desks, Timing timing, Vault vault) {
        this.desks = desks;
        this.timing = timing;
        this.vault = vault;
    }

    /**
     * The new matter.
     *
     * @param parent the matter out of which it is opened, and where it begins if that says so
     */
    Matter fresh(
            Procedure procedure,
            Opening opening,
            Forms.Answers answers,
            MatterNumber number,
            @Nullable Parentage parent,
            Standing standing,
            Instant at) {
        var phone = answers.phone(procedure.fields());
        var state = procedure.state(procedure.first());
        var desk = parent != null && parent.desk() != null
                ? parent.desk()
                : desks.first(state, opening.place(), answers.plain());
        return new Matter(
                number,
                procedure.id(),
                procedure.hash(),
                opening.place(),
                state.key(),
                state.end(),
                title(procedure, answers),
                opening.category(),
                opening.channel(),
                "ordinary",
                1,
                desk,
                null,
                answers.plain(),
                opener(standing, desk),
                phone == null ? null : vault.digest(phone),
                at,
                at,
                null,
                state.sealed(),
                null,
                opening.actor() instanceof Actor.Replay || (parent != null && parent.quiet()),
                Map.of(),
                List.of(),
                parent == null ? null : parent.number(),
                null,
                timing.atOpening(procedure, state, answers.plain(), at));
    }

    /** A member of staff who opened it is remembered as who did {@code open}. */
    private static Map<String, Matter.Doer> opener(Standing standing, Desk desk) {
        var person = standing.person();
        return person == null
                ? Map.of()
                : Map.of(Action.OPEN, new Matter.Doer(person.toString(), standing.body(), desk.key()));
    }

    /** Out of which matter a new one is opened, and at which desk it begins; null leaves that to its definition. */
    record Parentage(MatterNumber number, @Nullable Desk desk, boolean quiet) {}

    private static String title(Procedure procedure, Forms.Answers answers) {
        var answer = answers.plain().get(procedure.title());
        var field = procedure.fields().get(procedure.title());
        var named = answer == null || field == null ? procedure.name() : field.shown(String.valueOf(answer));
        var line = named.lines().findFirst().orElse("").strip();
        var end = line.offsetByCodePoints(0, Math.min(40, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }
}
