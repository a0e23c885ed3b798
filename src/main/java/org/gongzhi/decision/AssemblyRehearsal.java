package org.gongzhi.decision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Plays an assembly step by step through the engine, in its own time and as far as the present reaches. */
@Service
public class AssemblyRehearsal {

    /** No body of persons is told earlier than ten days before. */
    private static final Duration LONGEST_NOTICE = Duration.ofDays(11);

    private static final Actor PLAYER = new Actor.Replay("排演");

    private final Matters matters;
    private final Register register;
    private final VoteRepository votes;
    private final Rolls rolls;
    private final Ballots ballots;
    private final Words words;
    private final InstantSource time;

    AssemblyRehearsal(
            Matters matters,
            Register register,
            VoteRepository votes,
            Rolls rolls,
            Ballots ballots,
            Words words,
            InstantSource time) {
        this.matters = matters;
        this.register = register;
        this.votes = votes;
        this.rolls = rolls;
        this.ballots = ballots;
        this.words = words;
        this.time = time;
    }

    /**
     * What was played.
     *
     * @param counting how long closing took, from the first lock to the announced result; null when it is still open
     */
    public record Played(String number, @Nullable Duration counting) {}

    /** Whether any vote is kept, so that a demonstration is loaded once. */
    public boolean isEmpty() {
        return votes.newest(1).isEmpty();
    }

    public Played play(AssemblyPlot plot) {
        return play(plot, _ -> {});
    }

    /** @param cast is told after each ballot how many there are */
    Played play(AssemblyPlot plot, IntConsumer cast) {
        var number = matters.open(new Opening(
                        plot.ofPeople() ? AssemblyWitness.PEOPLE : AssemblyWitness.PROCEDURE,
                        plot.place(),
                        null,
                        "import",
                        plot.fields(),
                        PLAYER,
                        null,
                        plot.start()))
                .number();
        rolls.keep(number.value(), plot.roll());
        if (!begun(number, plot)) {
            return new Played(number.value(), null);
        }
        vote(number.value(), plot, cast);
        var started = System.nanoTime();
        if (!act(number, "close", Map.of(), due(number, "vote"))) {
            return new Played(number.value(), null);
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        if (matter(number).state().equals("posting")) {
            act(number, "take-effect", Map.of(), due(number, "posting"));
        }
        return new Played(number.value(), took);
    }

    /** False when voting lies ahead. */
    private boolean begun(MatterNumber number, AssemblyPlot plot) {
        var start = plot.start();
        var held = Map.<String, Object>of(
                "held", Shanghai.day(start).toString(), "text", words.of("decision.replay.study"));
        if ((plot.ofPeople() && !act(number, "study", held, start.plus(Duration.ofHours(2))))
                || !act(number, "show-roll", Map.of(), start.plus(Duration.ofHours(30)))) {
            return false;
        }
        var told = due(number, "objecting").plusSeconds(36_000);
        var notice = plot.ofPeople()
                ? Map.<String, Object>of("days", plot.days(), "how", words.of("decision.replay.told"))
                : Map.<String, Object>of("days", plot.days());
        return act(number, "notice", notice, told)
                && act(
                        number,
                        "begin",
                        Map.of(),
                        plot.ofPeople() ? told.plus(LONGEST_NOTICE) : due(number, "notice-period"));
    }

    private void vote(String number, AssemblyPlot plot, IntConsumer cast) {
        var vote = votes.find(number).orElseThrow();
        var opens = vote.opensAt();
        var closes = vote.closesAt();
        if (opens == null || closes == null) {
            throw new IllegalStateException("begun and not open: " + number);
        }
        var length = Duration.between(opens, closes);
        var counter = Ids.next();
        var second = Ids.next();
        int done = 0;
        for (var voice : plot.voices()) {
            var at = opens.plus(length.dividedBy(1000).multipliedBy(voice.perMille()));
            if (at.isAfter(time.instant())) {
                return;
            }
            ballots.cast(number, voice.unit(), voice.choice(), manner(voice, counter, second, done), at);
            cast.accept(++done);
        }
    }

    private static Manner manner(AssemblyPlot.Voice voice, UUID counter, UUID second, int serial) {
        return switch (voice.channel()) {
            case ONLINE -> Manner.ONLINE;
            case HELP, DOOR -> Manner.helped(voice.channel(), counter, null, null, "id-card");
            case PAPER -> new Manner(voice.channel(), counter, second, null, "%08d".formatted(serial), null, null);
        };
    }

    /** False when that lies ahead. */
    private boolean act(MatterNumber number, String action, Map<String, Object> form, Instant at) {
        if (at.isAfter(time.instant())) {
            return false;
        }
        matters.perform(new Step(number, action, matter(number).version(), form, PLAYER, null, at));
        return true;
    }

    private Matter matter(MatterNumber number) {
        return register.find(number).orElseThrow();
    }

    private Instant due(MatterNumber number, String clock) {
        return matter(number).clocks().stream()
                .filter(each -> each.key().equals(clock) && each.running())
                .map(Clock::dueAt)
                .findFirst()
                .orElseThrow();
    }

    /** How many had voted at the end of each day, in the order of days; for showing how turnout grew. */
    List<Growth> growth(String number) {
        return ballots.growth(number);
    }

    /** Ballots of one day in official time. */
    record Growth(String day, int ballots) {}
}
