package org.gongzhi.deliberation;

import java.util.Map;
import java.util.Set;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Measure;
import org.gongzhi.decision.VerdictWords;
import org.gongzhi.decision.VotingRules;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/**
 * Checks the sum wherever a step says what a body decided: a form that asks for body, kind, all, present, yes and
 * outcome is judged by the rule in force at the place on that day. An outcome that the numbers do not bear does not
 * happen.
 */
@Component
class CountWitness implements Witness {

    private static final Set<String> ASKED = Set.of("body", "kind", "all", "present", "yes", "outcome");

    private final VotingRules rules;
    private final VerdictWords words;
    private final Procedures procedures;

    CountWitness(VotingRules rules, VerdictWords words, Procedures procedures) {
        this.rules = rules;
        this.words = words;
        this.procedures = procedures;
    }

    static boolean counts(Action action) {
        return action.form().keySet().containsAll(ASKED);
    }

    @Override
    public String procedure() {
        return "convention";
    }

    @Override
    public boolean follows(Matter matter) {
        return procedures.of(matter).actions().values().stream().anyMatch(CountWitness::counts);
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var action = procedures.of(matter).action(line.action());
        if (action != null && Study.is(action)) {
            Study.require(line);
        }
        if (action != null && counts(action)) {
            judge(matter, line);
        }
    }

    private void judge(Matter matter, HistoryLine line) {
        var form = line.form();
        var rule = rules.get(
                String.valueOf(form.get("body")),
                String.valueOf(form.get("kind")),
                matter.place(),
                Shanghai.day(line.at()));
        if (rule.first().contains("party-study")
                && !"agree".equals(matter.facts().get("studied"))) {
            throw Refusal.conflict("deliberation.not-studied", matter.title(), rule.article());
        }
        var verdict = rule.judge(count(form));
        var said = "passed".equals(form.get("outcome"));
        if (said != verdict.passed()) {
            throw Refusal.invalid(
                    said ? "deliberation.did-not-pass" : "deliberation.did-pass", words.sentence(verdict));
        }
    }

    private static Count count(Map<String, Object> form) {
        try {
            var people = Count.ofPeople(number(form, "all"), number(form, "present"), number(form, "yes"));
            return form.containsKey("households") && form.containsKey("households-present")
                    ? people.with(Measure.HOUSEHOLDS, number(form, "households"), number(form, "households-present"), 0)
                    : people;
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("yes", "deliberation.numbers-wrong"));
        }
    }

    private static long number(Map<String, Object> form, String field) {
        return Long.parseLong(String.valueOf(form.get(field)));
    }
}
