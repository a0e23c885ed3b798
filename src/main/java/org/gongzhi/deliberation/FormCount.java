package org.gongzhi.deliberation;

import java.util.Map;
import java.util.Set;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Measure;
import org.gongzhi.decision.Verdict;
import org.gongzhi.decision.VotingRules;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** A count as a form asks for it (表决登记): body, kind, how many there are, came and said yes, and what came of it. */
@Component
class FormCount {

    private static final Set<String> ASKED = Set.of("body", "kind", "all", "present", "yes", "outcome");

    private final VotingRules rules;

    FormCount(VotingRules rules) {
        this.rules = rules;
    }

    static boolean is(Action action) {
        return action.form().keySet().containsAll(ASKED);
    }

    /** What the rule in force there on that day says of it. */
    Verdict judge(Matter matter, HistoryLine line) {
        var form = line.form();
        var rule = rules.get(
                String.valueOf(form.get("body")),
                String.valueOf(form.get("kind")),
                matter.place(),
                Shanghai.day(line.at()));
        return rule.judge(count(form));
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
