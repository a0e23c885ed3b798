package org.gongzhi.decision;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opens and closes votes: the only place where a vote's key is made. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Closing {

    private final VoteRepository votes;
    private final Rolls rolls;
    private final Boxes boxes;
    private final BallotRepository ballots;
    private final PaperRepository papers;
    private final AttendanceList attendance;
    private final ResultRepository results;
    private final VotingRules rules;
    private final VerdictWords wording;
    private final Vault vault;

    Closing(
            VoteRepository votes,
            Rolls rolls,
            Boxes boxes,
            BallotRepository ballots,
            PaperRepository papers,
            AttendanceList attendance,
            ResultRepository results,
            VotingRules rules,
            VerdictWords wording,
            Vault vault) {
        this.votes = votes;
        this.rolls = rolls;
        this.boxes = boxes;
        this.ballots = ballots;
        this.papers = papers;
        this.attendance = attendance;
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

    static String context(String number) {
        return "vote/" + number;
    }

    /** From this instant on nothing is cast any more. */
    void close(String number, Instant at) {
        var vote = votes.lock(number).orElseThrow();
        votes.closed(vote.number(), at);
    }

    /** Whether hands have to be counted before the box is: somebody was in the room. */
    boolean waitsForHands(String number) {
        return !attendance.of(number).isEmpty();
    }

    /**
     * Counts a vote that is closed, once. Every ballot cast before waits in or is in; none comes after.
     *
     * @param hands what was counted in the room, where somebody was
     * @return null when another system counts, and its result has still to be entered, or when the box does not agree
     *     with the public log, which is then told in public
     */
    @Nullable
    Result count(String number, Hands hands, Instant at) {
        var vote = votes.lock(number).orElseThrow();
        if (vote.official() != null) {
            return null;
        }
        var box = boxes.open(vote);
        if (!box.damage().isEmpty()) {
            rolls.event(number, "damaged", null, wording.say("decision.damage", String.join("，", box.damage())), at);
            return null;
        }
        return counted(vote, box, hands, at);
    }

    private Result counted(Vote vote, Boxes.Opened box, Hands hands, Instant at) {
        var number = vote.number();
        var roll = rolls.roll(number);
        var there = attendance.of(number);
        var tally = vote.ofPeople() ? Tally.ofPeople(roll, box.choices(), there, hands) : Tally.of(roll, box.choices());
        var onRoll = new HashMap<>(box.choices());
        onRoll.keySet().removeAll(tally.foreign());
        var rule = rule(vote);
        var verdict = rule.judge(tally.count());
        var digests = box.counting().stream().map(Ballot::digest).toList();
        var file = vote.ofPeople()
                ? CountedFile.ofPeople(vote, rule, roll, onRoll, there, hands, digests, verdict)
                : CountedFile.of(vote, rule, roll.units(), onRoll, digests, verdict);
        var result = new Result(
                tally.count(),
                outcome(verdict),
                wording.sentence(verdict),
                tally.split().size(),
                vote.ofPeople() ? 0 : roll.ambiguous().size(),
                ballots.all(number) - box.counting().size(),
                papers.invalid(number),
                null,
                there.isEmpty() ? null : hands,
                Sha256.hex(file),
                at);
        results.insert(number, result, file);
        return result;
    }

    /** Takes over what the official system counted; the roll's totals are our own. */
    Result official(Vote vote, Map<String, Object> form, Instant at) {
        var roll = rolls.roll(vote.number());
        Count count;
        try {
            count = vote.ofPeople()
                    ? Count.ofPeople(roll.heads(), number(form, "part-heads"), number(form, "yes-heads"))
                    : Count.ofOwners(
                            roll.area(),
                            roll.heads(),
                            area(form, "part-area"),
                            number(form, "part-heads"),
                            area(form, "yes-area"),
                            number(form, "yes-heads"));
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("yes-heads", "decision.official.impossible"));
        }
        var verdict = rule(vote).judge(count);
        var source = String.valueOf(form.get("source"));
        var result = new Result(
                count,
                outcome(verdict),
                wording.sentence(verdict),
                0,
                vote.ofPeople() ? 0 : roll.ambiguous().size(),
                0,
                0,
                source,
                null,
                Sha256.hex(count.written() + "\n" + source),
                at);
        results.insert(vote.number(), result, null);
        return result;
    }

    private static long area(Map<String, Object> form, String field) {
        var area = UnitRows.hundredths(String.valueOf(form.get(field)));
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
