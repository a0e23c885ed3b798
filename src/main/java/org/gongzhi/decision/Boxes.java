package org.gongzhi.decision;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongzhi.evidence.Log;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Words;
import org.springframework.stereotype.Component;

/**
 * Opens a box once its vote is closed, and first holds box and roll against the public log: a ballot that was taken
 * out, changed or slipped onto another unit is told, and nothing is counted from such a box.
 */
@Component
class Boxes {

    private final BallotRepository ballots;
    private final Rolls rolls;
    private final Log log;
    private final Vault vault;
    private final Words words;

    Boxes(BallotRepository ballots, Rolls rolls, Log log, Vault vault, Words words) {
        this.ballots = ballots;
        this.rolls = rolls;
        this.log = log;
        this.vault = vault;
        this.words = words;
    }

    /**
     * An open box.
     *
     * @param counting the ballots that count, one a unit
     * @param damage what does not agree, in words; empty when all does
     */
    record Opened(List<Ballot> counting, Map<String, Choice> choices, List<String> damage) {}

    Opened open(Vote vote) {
        var secret = vote.privateKey();
        if (secret == null) {
            throw new IllegalStateException("a vote that was open has a key: " + vote.number());
        }
        var unsealing = new BallotSeal.Unsealing(
                Base64.getDecoder().decode(vault.open(secret, Closing.context(vote.number()))));
        var counting = ballots.counting(vote.number());
        var choices = new ConcurrentHashMap<String, Choice>();
        var unreadable = new AtomicInteger();
        counting.parallelStream().forEach(ballot -> {
            try {
                choices.put(
                        ballot.unit(),
                        unsealing.open(ballot.sealed(), Ballot.context(vote.number(), ballot.unit(), ballot.id())));
            } catch (IllegalStateException _) {
                unreadable.incrementAndGet();
            }
        });
        return new Opened(counting, choices, damage(vote.number(), unreadable.get()));
    }

    private List<String> damage(String number, int unreadable) {
        var found = new ArrayList<String>();
        var difference = log.against("ballot", number + ":", ballots.facts(number));
        told(found, "missing", difference.missing().size());
        told(found, "changed", difference.changed().size());
        told(found, "unreadable", unreadable);
        told(found, "holes", difference.holes());
        told(found, "roll", rolls.isAsLastWritten(number) ? 0 : 1);
        return found;
    }

    private void told(List<String> found, String what, long count) {
        if (count != 0) {
            found.add(words.of("decision.damage." + what, String.valueOf(count)));
        }
    }
}
