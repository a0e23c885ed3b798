package org.gongzhi.decision;

import java.time.Instant;
import java.util.Locale;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Keeps roll, box and count in step with the matter under the procedures {@code assembly} (owners) and
 * {@code members-vote} (all other bodies), in each step's own transaction: what the procedure says has happened, has
 * happened here, once.
 */
@Component
class AssemblyWitness implements Witness {

    static final String PROCEDURE = "assembly";
    static final String PEOPLE = "members-vote";
    static final String BODY = Vote.OWNERS;

    private static final int PROXIES = 3;

    private final VoteRepository votes;
    private final Rolls rolls;
    private final Amendments amendments;
    private final Closing closing;
    private final Announcement announcement;
    private final VotingRules rules;
    private final Channels channels;
    private final FirstSteps first;
    private final HandCount handCount;
    private final MessageSource messages;

    AssemblyWitness(
            VoteRepository votes,
            Rolls rolls,
            Amendments amendments,
            Closing closing,
            Announcement announcement,
            VotingRules rules,
            Channels channels,
            FirstSteps first,
            HandCount handCount,
            MessageSource messages) {
        this.votes = votes;
        this.rolls = rolls;
        this.amendments = amendments;
        this.closing = closing;
        this.announcement = announcement;
        this.rules = rules;
        this.channels = channels;
        this.first = first;
        this.handCount = handCount;
        this.messages = messages;
    }

    @Override
    public String procedure() {
        return PROCEDURE;
    }

    @Override
    public boolean follows(Matter matter) {
        return isVote(matter);
    }

    static boolean isVote(Matter matter) {
        return matter.procedure().equals(PROCEDURE) || matter.procedure().equals(PEOPLE);
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
            case "amend" -> amendments.make(vote(matter), line.form(), line.at());
            case "notice" -> {
                var vote = vote(matter);
                if (vote.ofPeople()) {
                    first.require(closing.rule(vote), Announcement.studied(matter), Shanghai.day(line.at()));
                }
                var meeting = "meeting".equals(line.form().get("days"));
                votes.freeze(number, proxies(vote, line), meeting, line.at());
                rolls.event(number, "frozen", null, say("decision.roll.frozen-now"), line.at());
            }
            case "begin" -> {
                first.requireNotice(closing.rule(vote(matter)), vote(matter), line.at());
                closing.open(vote(matter), line.at(), due(matter));
            }
            case "extend" -> votes.closesAt(number, due(matter));
            case "close", "finish" -> closed(matter, line.at());
            case "count-hands" -> handCount.require(number, line.form());
            case "confirm-hands" -> count(matter, handCount.of(matter), line.at());
            case "count-again" -> {
                if (!count(matter, handCount.confirmed(matter), line.at())) {
                    throw Refusal.conflict("decision.damage.still");
                }
            }
            case "import-result" ->
                announcement.make(matter, closing.official(vote(matter), line.form(), line.at()), line.at());
            default -> {}
        }
    }

    private void closed(Matter matter, Instant at) {
        var number = matter.number().value();
        closing.close(number, closesAt(matter, at));
        if (closing.waitsForHands(number)) {
            rolls.event(number, "met", null, handCount.came(number), at);
        } else {
            count(matter, Hands.NONE, at);
        }
    }

    /** False when there is no result yet. */
    private boolean count(Matter matter, Hands hands, Instant at) {
        var result = closing.count(matter.number().value(), hands, closesAt(matter, at));
        if (result != null) {
            announcement.make(matter, result, at);
        }
        return result != null;
    }

    private void opened(Matter matter, Instant at) {
        var day = Shanghai.day(at);
        var kind = String.valueOf(matter.fields().get("matter"));
        var body = matter.procedure().equals(PEOPLE)
                ? String.valueOf(matter.fields().get("body"))
                : BODY;
        var rule = rules.get(body, kind, matter.place(), day);
        votes.insert(new Vote(
                matter.number().value(),
                matter.place(),
                matter.title(),
                body,
                kind,
                rule.key(),
                rule.paperOnly()
                        ? say("decision.paper-only")
                        : channels.official(body, matter.place(), day)
                                .map(Channels.Official::system)
                                .orElse(null),
                body.equals(BODY) ? PROXIES : rule.personProxies(),
                false,
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

    private static int proxies(Vote vote, HistoryLine line) {
        var given = line.form().get("proxies");
        return given == null ? vote.proxies() : Integer.parseInt(given.toString());
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

    private String say(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
