package org.gongzhi.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.gongzhi.decision.Cover.Covered;
import org.gongzhi.decision.Cover.NotCovered;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Places;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Compares an act with a decision: its day, its place, what it is, and how much is left; says no in the decision's
 * words.
 */
@Component
class Coverage {

    private final Places places;
    private final MessageSource messages;

    Coverage(Places places, MessageSource messages) {
        this.places = places;
        this.messages = messages;
    }

    Cover of(Decision decision, Act act) {
        var state = decision.stateOn(act.day());
        if (state != Decision.State.IN_FORCE) {
            var key = "decision." + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var day = switch (state) {
                case POSTED -> Shanghai.date(decision.inForce());
                case EXPIRED -> Shanghai.date(decision.until() == null ? act.day() : decision.until());
                case REVOKED, IN_FORCE -> decision.revoked() == null ? "" : decision.revoked();
            };
            return new NotCovered(Refusal.conflict(key, decision.number(), decision.title(), day));
        }
        if (!act.place().isWithin(decision.place())) {
            return new NotCovered(Refusal.conflict(
                    "decision.elsewhere",
                    decision.number(),
                    decision.words(),
                    places.fullName(decision.place()),
                    places.fullName(act.place())));
        }
        var about = decision.clauses().stream()
                .filter(clause -> clause.isAbout(act))
                .toList();
        return about.stream()
                .filter(clause -> clause.isEnoughFor(act))
                .findFirst()
                .<Cover>map(clause -> new Covered(decision, clause))
                .orElseGet(() -> new NotCovered(beyond(decision, about, act)));
    }

    private Refusal beyond(Decision decision, List<Clause> about, Act act) {
        if (about.isEmpty()) {
            var what = kindName(act.kind()) + (act.object() == null ? "" : "（" + act.object() + "）");
            return Refusal.conflict("decision.out-of-scope", decision.number(), decision.words(), what);
        }
        var most = about.stream().max(Comparator.comparingLong(Clause::left)).orElseThrow();
        return act.fen() > most.left()
                ? Refusal.conflict(
                        "decision.beyond",
                        decision.number(),
                        decision.words(),
                        VerdictWords.yuan(act.fen()),
                        VerdictWords.yuan(most.left()))
                : Refusal.conflict(
                        "decision.used-up",
                        decision.number(),
                        decision.words(),
                        String.valueOf(most.times()),
                        kindName(act.kind()));
    }

    /** A kind of act in words; one that has none is shown as it is. */
    String kindName(String kind) {
        var name = messages.getMessage("decision.kind." + kind, null, kind, Locale.SIMPLIFIED_CHINESE);
        return name == null ? kind : name;
    }
}
