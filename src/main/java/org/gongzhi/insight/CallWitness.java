package org.gongzhi.insight;

import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds the published rule of calling back in every step, by whatever page or program it is taken: nobody gives up
 * before all attempts, ends what was drawn without a call, or leaves one of the two questions out.
 */
@Component
class CallWitness implements Witness {

    private final RateRules rules;
    private final Draws draws;
    private final Chronicle chronicle;

    CallWitness(RateRules rules, Draws draws, Chronicle chronicle) {
        this.rules = rules;
        this.draws = draws;
        this.chronicle = chronicle;
    }

    /** Of every procedure whose rates ask for calls. */
    @Override
    public String procedure() {
        return "";
    }

    @Override
    public boolean follows(Matter matter) {
        return rules.of(matter.procedure()).calls() != null;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var rule = rules.of(matter.procedure());
        var calls = rule.calls();
        // What happened elsewhere is told as it was.
        if (calls == null || !line.who().equals("officer")) {
            return;
        }
        var draw = draws.on(Shanghai.day(matter.openedAt()));
        if (line.action().equals(calls.close()) && draw.takes(matter.number())) {
            throw Refusal.conflict("insight.call.drawn");
        }
        if (line.action().equals(calls.action())) {
            require(rule, calls, draw, matter, line);
        }
    }

    private void require(RateRule rule, RateRule.Calls calls, Draw draw, Matter matter, HistoryLine line) {
        var outcome = line.form().get(calls.outcome());
        if (calls.unreachable().equals(outcome)) {
            int tries = tries(rule, draw, matter, line);
            if (tries + 1 < draw.tries()) {
                throw Refusal.conflict("insight.call.too-few", draw.tries(), tries);
            }
        } else if (!calls.inVain().equals(outcome)
                && (missing(rule.solved(), line.form()) || missing(rule.satisfied(), line.form()))) {
            throw Refusal.invalid("insight.call.both");
        }
    }

    /** The calls in vain before this one, since it last began to wait for a call. */
    private int tries(RateRule rule, Draw draw, Matter matter, HistoryLine line) {
        var life = chronicle.lives(List.of(matter.number())).getFirst();
        var before =
                life.history().stream().filter(one -> one.seq() < line.seq()).toList();
        return Answers.of(rule, new Chronicle.Life(life.matter(), before), draw).tries();
    }

    private static boolean missing(RateRule.@Nullable Question question, Map<String, Object> form) {
        return question != null && !form.containsKey(question.field());
    }
}
