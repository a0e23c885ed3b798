package org.gongzhi.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.gongzhi.procedure.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Keeps roll, box and count in step with the matter under the procedure {@code assembly}, in each step's own
 * transaction: what the procedure says has happened, has happened here, once.
 */
@Component
class AssemblyWitness implements Witness {

    static final String PROCEDURE = "assembly";
    static final String BODY = "owners-assembly";

    private static final int PROXIES = 3;

    private final VoteRepository votes;
    private final Rolls rolls;
    private final Amendments amendments;
    private final Closing closing;
    private final Registration registration;
    private final VotingRules rules;
    private final Channels channels;
    private final Matters matters;
    private final MessageSource messages;

    AssemblyWitness(
            VoteRepository votes,
            Rolls rolls,
            Amendments amendments,
            Closing closing,
            Registration registration,
            VotingRules rules,
            Channels channels,
            Matters matters,
            MessageSource messages) {
        this.votes = votes;
        this.rolls = rolls;
        this.amendments = amendments;
        this.closing = closing;
        this.registration = registration;
        this.rules = rules;
        this.channels = channels;
        this.matters = matters;
        this.messages = messages;
    }

    @Override
    public String procedure() {
        return PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var number = matter.number().value();
        switch (line.action()) {
            case "open" -> opened(matter, line.at());
            case "show-roll" -> {
                rolls.requireSome(number);
                rolls.event(number, "shown", null, say("decision.roll.shown"), line.at());
            }
            case "amend" -> amendments.make(number, line.form(), line.at());
            case "notice" -> {
                votes.freeze(number, proxies(line), line.at());
                rolls.event(number, "frozen", null, say("decision.roll.frozen-now"), line.at());
            }
            case "begin" -> closing.open(vote(matter), line.at(), due(matter));
            case "extend" -> votes.closesAt(number, due(matter));
            case "close" -> {
                var result = closing.count(number, closesAt(matter, line.at()));
                if (result != null) {
                    announce(matter, result, line.at());
                }
            }
            case "import-result" -> announce(matter, closing.official(vote(matter), line.form(), line.at()), line.at());
            default -> {}
        }
    }

    private void opened(Matter matter, Instant at) {
        var day = Shanghai.day(at);
        var kind = String.valueOf(matter.fields().get("matter"));
        var rule = rules.get(BODY, kind, matter.place(), day);
        votes.insert(new Vote(
                matter.number().value(),
                matter.place(),
                matter.title(),
                kind,
                rule.key(),
                channels.official(BODY, matter.place(), day)
                        .map(Channels.Official::system)
                        .orElse(null),
                PROXIES,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private Vote vote(Matter matter) {
        return votes.find(matter.number().value()).orElseThrow();
    }

    private static int proxies(HistoryLine line) {
        var given = line.form().get("proxies");
        return given == null ? PROXIES : Integer.parseInt(given.toString());
    }

    private static Instant due(Matter matter) {
        return matter.clocks().stream()
                .filter(clock -> clock.key().equals("vote") && clock.running())
                .map(Clock::dueAt)
                .findFirst()
                .orElseThrow();
    }

    /** The second at which it closed, however late the program noticed. */
    private Instant closesAt(Matter matter, Instant at) {
        var closes = vote(matter).closesAt();
        return closes == null || at.isBefore(closes) ? at : closes;
    }

    /** The count is announced in the transaction in which it was made: nobody sees one without the other. */
    private void announce(Matter matter, Result result, Instant at) {
        matters.perform(new Step(
                matter.number(),
                "announce",
                matter.version(),
                Map.of("outcome", result.outcome()),
                new Actor.Time(),
                null,
                at));
        if (result.outcome().equals("passed")) {
            register(matter, result, Shanghai.day(at));
        }
    }

    private void register(Matter matter, Result result, LocalDate day) {
        var vote = vote(matter);
        var rule = closing.rule(vote);
        var minute = new Minute(
                vote.number(),
                BODY,
                vote.matter(),
                vote.place(),
                vote.title(),
                String.valueOf(matter.fields().get("text")),
                result.digest(),
                day,
                result.count(),
                Map.of(),
                day,
                text(matter, "until") == null
                        ? null
                        : LocalDate.parse(String.valueOf(matter.fields().get("until"))),
                clauses(matter));
        registration.write(minute, Decision.Origin.VOTE, rule.judge(result.count()), null);
    }

    private static List<Clause> clauses(Matter matter) {
        var kind = text(matter, "allows");
        var yuan = text(matter, "amount");
        var fen = yuan == null || yuan.equals("0") ? null : Math.multiplyExact(Long.parseLong(yuan), 100L);
        return kind == null ? List.of() : List.of(new Clause(kind, text(matter, "object"), fen, null));
    }

    private static @Nullable String text(Matter matter, String field) {
        var value = matter.fields().get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
