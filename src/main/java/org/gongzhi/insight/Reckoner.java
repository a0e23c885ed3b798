package org.gongzhi.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Chronicle.Life;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out, from the whole life of a matter and the time, how it stands in each measure. Asks nothing else. */
@Component
class Reckoner {

    private static final Duration DAY = Duration.ofDays(1);

    private final RateRules rules;
    private final Draws draws;
    private final Procedures procedures;

    Reckoner(RateRules rules, Draws draws, Procedures procedures) {
        this.rules = rules;
        this.draws = draws;
        this.procedures = procedures;
    }

    /** The facts of all that may be counted: what is sealed is for its desk alone, and not even a number elsewhere. */
    List<Fact> facts(List<Life> lives, Instant now) {
        return lives.stream()
                .filter(life -> !life.matter().sealed())
                .map(life -> fact(life, now))
                .toList();
    }

    Fact fact(Life life, Instant now) {
        var matter = life.matter();
        var rule = rules.of(matter.procedure());
        var opened = Shanghai.day(matter.openedAt());
        var merged = isMerged(life);
        var contact = FirstContact.of(rule, life, merged, now);
        var answers = Answers.of(rule, life, draws.on(opened));
        var next = matter.ended() ? null : matter.nextDue(procedures.of(matter));
        return new Fact(
                matter.number(),
                matter.procedure(),
                matter.place(),
                body(rule, life),
                contact.body(),
                Objects.requireNonNullElse(matter.category(), ""),
                opened,
                matter.state(),
                matter.ended() ? Load.ENDED : load(next, now),
                next == null ? null : next.dueAt(),
                Map.of(
                        Measure.CONTACT, contact.verdict(),
                        Measure.ON_TIME, onTime(rule, life, merged, now),
                        Measure.SOLVED, answers.solved(),
                        Measure.SATISFIED, answers.satisfied()),
                answers.reopened(),
                answers.tries(),
                answers.calledAt(),
                look(life, next, now));
    }

    /** The body whose desk it waits at; else the last that had it in hand. */
    private static String body(RateRule rule, Life life) {
        var desk = life.matter().desk();
        if (desk.isBody()) {
            return desk.body();
        }
        return life.history().reversed().stream()
                .filter(line -> rule.handled().contains(line.action()))
                .map(HistoryLine::body)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** Every run of the clock must be kept; late stays late whatever the end. */
    private static Verdict onTime(RateRule rule, Life life, boolean merged, Instant now) {
        if (rule.onTime() == null) {
            return Verdict.NONE;
        }
        var matter = life.matter();
        var runs = runs(life, rule.onTime());
        if (runs.stream().anyMatch(run -> run.late(now))) {
            return Verdict.NO;
        }
        if (merged) {
            return Verdict.excluded(Verdict.MERGED);
        }
        if (matter.ended() && (runs.isEmpty() || !rule.ends().contains(matter.state()))) {
            return Verdict.endedAt(matter.state());
        }
        return runs.isEmpty() || runs.stream().anyMatch(run -> run.stoppedAt() == null) ? Verdict.PENDING : Verdict.YES;
    }

    /** Whether it was joined to another and not parted from it again; what its reporter says counts all the same. */
    private boolean isMerged(Life life) {
        var procedure = procedures.of(life.matter());
        var rule = procedure.merge();
        var part = procedure.unmerge().map(Action::key).orElse("");
        var merged = false;
        for (var line : life.history()) {
            merged = (rule != null && line.to().equals(rule.state()))
                    || (merged && !line.action().equals(part));
        }
        return merged;
    }

    static List<Clock> runs(Life life, String key) {
        return life.matter().clocks().stream()
                .filter(clock -> clock.key().equals(key))
                .toList();
    }

    private static Load load(@Nullable Clock next, Instant now) {
        if (next == null) {
            return Load.CALM;
        }
        return next.late(now) ? Load.LATE : now.isBefore(soon(next)) ? Load.CALM : Load.SOON;
    }

    /** The last third of the limit, at most a day. */
    private static Instant soon(Clock clock) {
        var third = Duration.between(clock.startedAt(), clock.dueAt()).dividedBy(3);
        return clock.dueAt().minus(third.compareTo(DAY) < 0 ? third : DAY);
    }

    /** The first instant to come at which time alone may make one of the answers another. */
    private static @Nullable Instant look(Life life, @Nullable Clock next, Instant now) {
        return Stream.concat(
                        Stream.ofNullable(next).map(Reckoner::soon),
                        life.matter().clocks().stream()
                                .filter(Clock::running)
                                // Late begins after the instant it is due.
                                .map(clock -> clock.dueAt().plusMillis(1)))
                .filter(instant -> instant.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
    }
}
