package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be read of votes: all that is public by anybody, the rest within a scope. */
@Service
@Transactional(readOnly = true)
class Votes {

    private static final int LISTED = 200;

    private final VoteRepository votes;
    private final ResultRepository results;
    private final Register register;
    private final Procedures procedures;
    private final VotingRules rules;
    private final InstantSource time;

    Votes(
            VoteRepository votes,
            ResultRepository results,
            Register register,
            Procedures procedures,
            VotingRules rules,
            InstantSource time) {
        this.votes = votes;
        this.results = results;
        this.register = register;
        this.procedures = procedures;
        this.rules = rules;
        this.time = time;
    }

    /** A vote with its matter and where that stands. */
    record Seen(Vote vote, Matter matter, String state, Rule rule, boolean open) {

        String text() {
            return String.valueOf(matter.fields().get("text"));
        }

        /** The colour of its state. */
        String tone() {
            return switch (matter.state()) {
                case "voting" -> "s-run";
                case "posting", "in-force" -> "s-done";
                case "failed", "no-quorum", "dropped" -> "s-late";
                default -> "s-wait";
            };
        }
    }

    /** @throws Refusal if there is no such vote */
    Seen get(String number) {
        return find(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
    }

    /** The same for staff: what lies outside the scope is as unknown as what does not exist. */
    Seen get(String number, Scope scope) {
        return find(number)
                .filter(seen -> register.seen(seen.matter().number(), scope).isPresent())
                .orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
    }

    private Optional<Seen> find(String number) {
        return votes.find(number).flatMap(this::seen);
    }

    private Optional<Seen> seen(Vote vote) {
        return MatterNumber.parse(vote.number()).flatMap(register::find).map(matter -> {
            var state = procedures.of(matter).state(matter.state());
            return new Seen(
                    vote, matter, state.shown(), rules.find(vote.rule()).orElseThrow(), vote.isOpen(time.instant()));
        });
    }

    /** The newest first. */
    List<Seen> all() {
        return votes.newest(LISTED).stream()
                .flatMap(vote -> seen(vote).stream())
                .toList();
    }

    List<Seen> within(Scope scope) {
        return all().stream().filter(seen -> scope.sees(seen.vote().place())).toList();
    }

    boolean any() {
        return !votes.newest(1).isEmpty();
    }

    long countOpen(Scope scope) {
        return votes.open(time.instant()).stream()
                .filter(vote -> scope.sees(vote.place()))
                .count();
    }

    /** What is put to the vote just now where somebody lives. */
    List<Seen> openAround(PlaceCode home) {
        return votes.open(time.instant()).stream()
                .filter(vote -> home.isWithin(vote.place()))
                .flatMap(vote -> seen(vote).stream())
                .toList();
    }

    Optional<Result> result(String number) {
        return results.find(number);
    }

    Optional<byte[]> file(String number) {
        return results.file(number);
    }
}
