package org.gongzhi.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.decision.Ballot.Channel;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes ballots: one unit one ballot, whichever way it comes, until the second at which the vote closes. */
@Service
@Transactional
class Ballots {

    private final VoteRepository votes;
    private final RollRepository rolls;
    private final BallotRepository ballots;
    private final AttendanceList attendance;
    private final OwnersTold told;
    private final InstantSource time;
    private final ConcurrentHashMap<String, BallotSeal.Sealing> sealings = new ConcurrentHashMap<>();

    Ballots(
            VoteRepository votes,
            RollRepository rolls,
            BallotRepository ballots,
            AttendanceList attendance,
            OwnersTold told,
            InstantSource time) {
        this.votes = votes;
        this.rolls = rolls;
        this.ballots = ballots;
        this.attendance = attendance;
        this.told = told;
        this.time = time;
    }

    /**
     * Puts a unit's ballot into the box, sealed. An earlier one of the unit is replaced.
     *
     * @throws Refusal if the vote is not open at this instant, the unit is not on the roll, or somebody else would
     *     replace what the owner cast
     */
    Ballot cast(String number, String unit, Choice choice, Manner manner) {
        return cast(number, unit, choice, manner, null);
    }

    /** @param at when it was given, when a replay writes it down later; null is now */
    Ballot cast(String number, String unit, Choice choice, Manner manner, @Nullable Instant at) {
        // From here to the end of the transaction the vote cannot be closed: the ballot is in before, or not at all.
        var vote = votes.share(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        var now = at == null ? time.instant() : at;
        requireOpen(vote, now);
        if (vote.meeting() && manner.channel() != Channel.PAPER) {
            throw Refusal.conflict("decision.vote.in-meeting");
        }
        var line = rolls.find(number, unit).orElseThrow(() -> Refusal.unknown("decision.vote.unknown-unit", unit));
        ballots.lock(number, unit);
        if (attendance.has(number, unit)) {
            throw Refusal.conflict("decision.vote.is-there", unit);
        }
        var before = ballots.last(number, unit);
        before.ifPresent(last -> requireMayReplace(last, manner, unit));
        var id = Ids.next();
        var key = vote.publicKey();
        if (key == null) {
            throw new IllegalStateException("an open vote has a key: " + number);
        }
        var ballot = new Ballot(
                id,
                number,
                unit,
                before.map(Ballot::seq).orElse(0) + 1,
                manner.channel(),
                sealing(number, key).seal(choice, Ballot.context(number, unit, id)),
                now);
        ballots.insert(ballot, manner);
        if (at == null && manner.channel() != Channel.ONLINE) {
            told.of(vote, line, ballot);
        }
        return ballot;
    }

    private BallotSeal.Sealing sealing(String number, byte[] key) {
        return Objects.requireNonNull(sealings.compute(
                number, (_, known) -> known == null || known.isSpent() ? new BallotSeal.Sealing(key) : known));
    }

    private static void requireOpen(Vote vote, Instant now) {
        if (vote.official() != null) {
            throw Refusal.conflict("decision.vote.official", vote.official());
        }
        if (vote.isOver(now)) {
            throw Refusal.conflict(
                    "decision.vote.over", vote.closesAt() == null ? "" : Shanghai.minute(vote.closesAt()));
        }
        if (!vote.isOpen(now)) {
            throw Refusal.conflict("decision.vote.not-yet");
        }
    }

    /**
     * Nobody but the owner replaces what the owner cast; staff replace nothing but what staff wrote with the owner
     * there.
     */
    private static void requireMayReplace(Ballot last, Manner manner, String unit) {
        if (manner.channel() == Channel.ONLINE) {
            return;
        }
        if (last.channel() == Channel.ONLINE) {
            throw Refusal.conflict("decision.vote.own-ballot", unit);
        }
        if (manner.channel() != Channel.HELP) {
            throw Refusal.conflict("decision.vote.has-ballot", unit, Shanghai.minute(last.at()));
        }
    }

    /** When and how a unit voted, never what. */
    @Transactional(readOnly = true)
    Optional<Ballot> last(String number, String unit) {
        return ballots.last(number, unit);
    }

    @Transactional(readOnly = true)
    Optional<Ballot> find(UUID id) {
        return ballots.find(id);
    }

    /** Ballots that came on each day. */
    @Transactional(readOnly = true)
    List<AssemblyRehearsal.Growth> growth(String number) {
        return ballots.growth(number);
    }
}
