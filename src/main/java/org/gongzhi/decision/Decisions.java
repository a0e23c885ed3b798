package org.gongzhi.decision;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.decision.Cover.Covered;
import org.gongzhi.decision.Cover.NotCovered;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
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
    private final Coverage coverage;
    private final Posts posts;
    private final InstantSource time;

    Decisions(
            DecisionRepository decisions,
            DrawRepository draws,
            Registration registration,
            Coverage coverage,
            Posts posts,
            InstantSource time) {
        this.decisions = decisions;
        this.draws = draws;
        this.registration = registration;
        this.coverage = coverage;
        this.posts = posts;
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
                .filter(decision -> coverage.of(decision, act).holds())
                .toList();
    }

    /** Whether this decision covers the act, and if not, why, in its own words. */
    @Transactional(readOnly = true)
    public Cover covers(String number, Act act) {
        return decisions
                .find(number)
                .map(decision -> coverage.of(decision, act))
                .orElseGet(() -> new NotCovered(Refusal.unknown("decision.unknown", number)));
    }

    /** A kind of act in words; one that has none is shown as it is. */
    public String kindName(String kind) {
        return coverage.kindName(kind);
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

    /** Decisions that passed on that day or later, wherever. They are public. */
    @Transactional(readOnly = true)
    public List<Decision> passedSince(LocalDate day) {
        return decisions.passedSince(day);
    }

    /** Decisions taken within a place, the newest first. They are public. */
    @Transactional(readOnly = true)
    public List<Decision> within(PlaceCode place) {
        return decisions.within(place);
    }
}
