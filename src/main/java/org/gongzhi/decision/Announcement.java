package org.gongzhi.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Announces what came out of a vote, and registers what passed, so that money and seals may stand on it. */
@Component
class Announcement {

    private final VoteRepository votes;
    private final Closing closing;
    private final Registration registration;
    private final Matters matters;

    Announcement(VoteRepository votes, Closing closing, Registration registration, Matters matters) {
        this.votes = votes;
        this.closing = closing;
        this.registration = registration;
        this.matters = matters;
    }

    /** The count is announced in the transaction in which it was made: nobody sees one without the other. */
    void make(Matter matter, Result result, Instant at) {
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
        var vote = votes.find(matter.number().value()).orElseThrow();
        var rule = closing.rule(vote);
        var minute = new Minute(
                vote.number(),
                vote.body(),
                vote.matter(),
                vote.place(),
                vote.title(),
                String.valueOf(matter.fields().get("text")),
                result.digest(),
                day,
                result.count(),
                studied(matter),
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
        var times = text(matter, "times");
        return kind == null
                ? List.of()
                : List.of(new Clause(
                        kind,
                        text(matter, "object"),
                        fen,
                        times == null || times.equals("0") ? null : Integer.valueOf(times)));
    }

    private static @Nullable String text(Matter matter, String field) {
        var value = matter.fields().get(field);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** What had to come first, and the day on which it did. */
    static Map<String, LocalDate> studied(Matter matter) {
        var day = matter.facts().get("study");
        return day == null || day.toString().isBlank()
                ? Map.of()
                : Map.of("party-study", LocalDate.parse(day.toString()));
    }
}
