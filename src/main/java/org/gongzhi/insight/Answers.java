package org.gongzhi.insight;

import java.time.Instant;
import org.gongzhi.procedure.Chronicle.Life;
import org.gongzhi.procedure.HistoryLine;
import org.jspecify.annotations.Nullable;

/**
 * What the reporter said, over all the times of asking. The latest answer stands; a reopening speaks against until the
 * next answer; that nobody could be reached later takes no answer back.
 */
record Answers(
        Verdict solved,
        Verdict satisfied,
        int reopened,
        int tries,
        @Nullable Instant calledAt) {

    static Answers of(RateRule rule, Life life, Draw draw) {
        var reading = new Reading(rule);
        life.history().forEach(reading::take);
        return new Answers(
                reading.settled(rule.solved(), reading.solved, life, draw),
                reading.settled(rule.satisfied(), reading.satisfied, life, draw),
                reading.reopened,
                reading.tries,
                reading.calledAt);
    }

    /** Goes through the history once. */
    private static final class Reading {

        private final RateRule rule;
        private @Nullable Verdict solved;
        private @Nullable Verdict satisfied;
        private int reopened;
        private int tries;
        private boolean givenUp;
        private int triesWhenGivenUp;
        private @Nullable Instant calledAt;

        Reading(RateRule rule) {
            this.rule = rule;
        }

        void take(HistoryLine line) {
            if (rule.reopened().contains(line.action())) {
                reopened++;
                solved = Verdict.NO;
                satisfied = Verdict.NO;
            }
            if (rule.asked().contains(line.action())) {
                var first = rule.solved() == null ? null : rule.solved().read(line.form());
                var second = rule.satisfied() == null ? null : rule.satisfied().read(line.form());
                solved = first == null ? solved : first;
                satisfied = second == null ? satisfied : second;
            }
            count(line);
        }

        private void count(HistoryLine line) {
            var calls = rule.calls();
            if (calls == null) {
                return;
            }
            if (line.to().equals(calls.state()) && !calls.state().equals(line.from())) {
                tries = 0;
                calledAt = null;
            }
            if (!line.action().equals(calls.action())) {
                return;
            }
            var outcome = line.form().get(calls.outcome());
            if (calls.inVain().equals(outcome)) {
                tries++;
                calledAt = line.at();
            } else if (calls.unreachable().equals(outcome)) {
                givenUp = true;
                // The call in which one gives up is an attempt too.
                triesWhenGivenUp = tries + 1;
            }
        }

        Verdict settled(RateRule.@Nullable Question question, @Nullable Verdict said, Life life, Draw draw) {
            var matter = life.matter();
            if (question == null) {
                return Verdict.NONE;
            }
            if (said != null) {
                return said;
            }
            if (!matter.ended()) {
                return Verdict.PENDING;
            }
            if (!rule.ends().contains(matter.state())) {
                return Verdict.endedAt(matter.state());
            }
            if (givenUp) {
                return Verdict.excluded(triesWhenGivenUp < draw.tries() ? Verdict.GIVEN_UP_EARLY : Verdict.UNREACHABLE);
            }
            return Verdict.excluded(draw.takes(matter.number()) ? Verdict.NOT_ASKED : Verdict.NOT_DRAWN);
        }
    }
}
