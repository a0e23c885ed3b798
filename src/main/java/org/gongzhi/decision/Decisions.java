package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.decision.Cover.Covered;
import org.gongzhi.decision.Cover.NotCovered;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one binding key: whether a passed, posted, unexpired decision covers an act, and what was drawn from it. Whoever
 * puts on a seal, pays or tenders asks here, and draws in the transaction in which it is done.
 */
@Service
@Transactional
public class Decisions {

    private final DecisionRepository decisions;
    private final DrawRepository draws;
    private final Registration registration;
    private final Posts posts;
    private final Places places;
    private final MessageSource messages;
    private final InstantSource time;

    Decisions(
            DecisionRepository decisions,
            DrawRepository draws,
            Registration registration,
            Posts posts,
            Places places,
            MessageSource messages,
            InstantSource time) {
        this.decisions = decisions;
        this.draws = draws;
        this.registration = registration;
        this.posts = posts;
        this.places = places;
        this.messages = messages;
        this.time = time;
    }

    /**
     * Registers a decision that passed elsewhere. The rule is asked again; a minute that does not bear it is refused.
     *
     * @param person who registers; null when a procedure does, which has asked who may
     * @throws Refusal if it did not pass, something that had to come first is missing, or the number is taken
     */
    public Decision register(Minute minute, @Nullable UUID person) {
        if (person != null) {
            posts.scopeOf(person).require(minute.place());
        }
        return registration.of(minute, person);
    }

    /** Takes a decision back, such as by a court's judgment: from now on it covers nothing. */
    public void revoke(String number, String reason, @Nullable UUID person) {
        var decision = get(number);
        if (person != null) {
            posts.scopeOf(person).require(decision.place());
        }
        if (decision.revoked() != null) {
            throw Refusal.conflict("decision.revoked", number, decision.title(), decision.revoked());
        }
        decisions.revoke(number, reason, person, time.instant());
    }

    /** The decisions by which this act could be done now, the newest first; empty when nobody decided it. */
    @Transactional(readOnly = true)
    public List<Decision> covering(Act act) {
        return decisions.reaching(act.place()).stream()
                .filter(decision -> covers(decision, act).holds())
                .toList();
    }

    /** Whether this decision covers the act, and if not, why, in its own words. */
    @Transactional(readOnly = true)
    public Cover covers(String number, Act act) {
        return decisions
                .find(number)
                .map(decision -> covers(decision, act))
                .orElseGet(() -> new NotCovered(Refusal.unknown("decision.unknown", number)));
    }

    private Cover covers(Decision decision, Act act) {
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
    public String kindName(String kind) {
        var name = messages.getMessage("decision.kind." + kind, null, kind, Locale.SIMPLIFIED_CHINESE);
        return name == null ? kind : name;
    }

    /**
     * Draws what an act needs from a decision, exactly once for each matter and kind: asked again, it answers as
     * before.
     *
     * @param byMatter the number of the matter that acts
     * @throws Refusal if the decision does not cover the act, or too little is left
     */
    public Draw draw(String number, Act act, String byMatter) {
        // Whoever draws from the same decision at this moment waits here, and then sees what is left.
        decisions.lock(number);
        var before = draws.find(byMatter, act.kind());
        if (before.isPresent()) {
            return repeated(before.get(), number, act);
        }
        return switch (covers(number, act)) {
            case NotCovered(var refusal) -> throw refusal;
            case Covered(var decision, var clause) -> {
                int seq = decision.clauses().indexOf(clause) + 1;
                if (!draws.take(number, seq, act.fen()) || !draws.insert(number, seq, byMatter, act, time.instant())) {
                    throw Refusal.conflict("decision.drawn-otherwise", byMatter);
                }
                yield draws.find(byMatter, act.kind()).orElseThrow();
            }
        };
    }

    private Draw repeated(Draw before, String number, Act act) {
        if (!before.isOf(number, act)) {
            throw Refusal.conflict("decision.drawn-otherwise", before.byMatter());
        }
        if (draws.isGivenBack(before)) {
            throw Refusal.conflict("decision.given-back", before.byMatter());
        }
        return before;
    }

    /** Gives back what a matter drew, when what it was drawn for did not happen; the matter may not draw it again. */
    public void giveBack(String byMatter, String kind, String reason) {
        var draw = draws.find(byMatter, kind).orElseThrow(() -> Refusal.unknown("decision.nothing-drawn", byMatter));
        var seq = draws.seqOf(draw);
        if (!draws.giveBack(draw, seq, reason, time.instant())) {
            throw Refusal.conflict("decision.given-back", byMatter);
        }
        draws.putBack(draw.decision(), seq, draw.amount());
    }

    /**
     * A decision; they are public.
     *
     * @throws Refusal if there is none of that number
     */
    @Transactional(readOnly = true)
    public Decision get(String number) {
        return find(number).orElseThrow(() -> Refusal.unknown("decision.unknown", number));
    }

    @Transactional(readOnly = true)
    public Optional<Decision> find(String number) {
        return decisions.find(number);
    }

    /** What was drawn from a decision, and given back, in order. */
    @Transactional(readOnly = true)
    public List<Draw> drawn(String number) {
        return draws.of(number);
    }

    /** Decisions taken within a place, the newest first. They are public. */
    @Transactional(readOnly = true)
    public List<Decision> within(PlaceCode place) {
        return decisions.within(place);
    }
}
