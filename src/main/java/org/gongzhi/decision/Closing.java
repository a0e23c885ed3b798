package org.gongzhi.decision;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens and closes votes: the only place where a vote's key is made, and the only one where it is used to open ballots.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Closing {

    private final VoteRepository votes;
    private final RollRepository rolls;
    private final BallotRepository ballots;
    private final PaperRepository papers;
    private final ResultRepository results;
    private final VotingRules rules;
    private final VerdictWords wording;
    private final Vault vault;

    Closing(
            VoteRepository votes,
            RollRepository rolls,
            BallotRepository ballots,
            PaperRepository papers,
            ResultRepository results,
            VotingRules rules,
            VerdictWords wording,
            Vault vault) {
        this.votes = votes;
        this.rolls = rolls;
        this.ballots = ballots;
        this.papers = papers;
        this.results = results;
        this.rules = rules;
        this.wording = wording;
        this.vault = vault;
    }

    void open(Vote vote, Instant at, @Nullable Instant until) {
        if (vote.official() != null) {
            votes.open(vote.number(), at, until, null, null);
            return;
        }
        var keys = BallotSeal.keys();
        var secret = vault.seal(Base64.getEncoder().encodeToString(keys.secret()), context(vote.number()));
        votes.open(vote.number(), at, until, keys.open(), secret);
    }

    private static String context(String number) {
        return "vote/" + number;
    }

    /**
     * Counts a vote once. Every ballot cast before waits in or is in; none comes after.
     *
     * @return null when another system counts, and its result has still to be entered
     */
    @Nullable
    Result count(String number, Instant at) {
        var vote = votes.lock(number).orElseThrow();
        votes.closed(number, at);
        if (vote.official() != null) {
            return null;
        }
        var units = rolls.current(number).stream().map(RollLine::asUnit).toList();
        var counting = ballots.counting(number);
        var choices = opened(vote, counting);
        var roll = new Roll(units);
        var tally = Tally.of(roll, choices);
        var onRoll = new HashMap<>(choices);
        onRoll.keySet().removeAll(tally.foreign());
        var rule = rule(vote);
        var verdict = rule.judge(tally.count());
        var file = CountedFile.of(
                vote, rule, units, onRoll, counting.stream().map(Ballot::digest).toList(), verdict);
        var result = new Result(
                tally.count(),
                outcome(verdict),
                wording.sentence(verdict),
                tally.split().size(),
                roll.ambiguous().size(),
                ballots.all(number) - counting.size(),
                papers.invalid(number),
                null,
                Sha256.hex(file),
                at);
        results.insert(number, result, file);
        return result;
    }

    private Map<String, Choice> opened(Vote vote, List<Ballot> counting) {
        var sealed = vote.privateKey();
        if (sealed == null) {
            throw new IllegalStateException("a vote that was open has a key: " + vote.number());
        }
        var unsealing =
                new BallotSeal.Unsealing(Base64.getDecoder().decode(vault.open(sealed, context(vote.number()))));
        var choices = new ConcurrentHashMap<String, Choice>();
        counting.parallelStream()
                .forEach(ballot -> choices.put(
                        ballot.unit(),
                        unsealing.open(ballot.sealed(), Ballot.context(vote.number(), ballot.unit(), ballot.id()))));
        return choices;
    }

    /** Takes over what the official system counted; the roll's totals are our own. */
    Result official(Vote vote, Map<String, Object> form, Instant at) {
        var roll = new Roll(
                rolls.current(vote.number()).stream().map(RollLine::asUnit).toList());
        Count count;
        try {
            count = Count.ofOwners(
                    roll.area(),
                    roll.heads(),
                    area(form, "part-area"),
                    number(form, "part-heads"),
                    area(form, "yes-area"),
                    number(form, "yes-heads"));
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("part-area", "decision.official.impossible"));
        }
        var verdict = rule(vote).judge(count);
        var source = String.valueOf(form.get("source"));
        var result = new Result(
                count,
                outcome(verdict),
                wording.sentence(verdict),
                0,
                roll.ambiguous().size(),
                0,
                0,
                source,
                Sha256.hex(count.written() + "\n" + source),
                at);
        results.insert(vote.number(), result, null);
        return result;
    }

    private static long area(Map<String, Object> form, String field) {
        var area = RollTable.hundredths(String.valueOf(form.get(field)));
        if (area < 0) {
            throw Refusal.invalidFields(Map.of(field, "decision.roll.field.area"));
        }
        return area;
    }

    private static long number(Map<String, Object> form, String field) {
        return Long.parseLong(String.valueOf(form.get(field)));
    }

    private static String outcome(Verdict verdict) {
        return verdict.passed() ? "passed" : verdict.quorum() ? "failed" : "no-quorum";
    }

    Rule rule(Vote vote) {
        return rules.find(vote.rule()).orElseThrow();
    }
}
