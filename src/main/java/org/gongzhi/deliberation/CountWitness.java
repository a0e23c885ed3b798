package org.gongzhi.deliberation;

import org.gongzhi.decision.VerdictWords;
import org.gongzhi.kernel.Refusal;
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

    private final FormCount forms;
    private final VerdictWords words;
    private final Procedures procedures;

    CountWitness(FormCount forms, VerdictWords words, Procedures procedures) {
        this.forms = forms;
        this.words = words;
        this.procedures = procedures;
    }

    @Override
    public String procedure() {
        return "convention";
    }

    @Override
    public boolean follows(Matter matter) {
        return procedures.of(matter).actions().values().stream().anyMatch(FormCount::is);
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        var action = procedures.of(matter).action(line.action());
        if (action != null && Study.is(action)) {
            Study.require(line);
        }
        if (action != null && FormCount.is(action)) {
            requireBorne(matter, line);
        }
    }

    private void requireBorne(Matter matter, HistoryLine line) {
        var verdict = forms.judge(matter, line);
        if (verdict.rule().first().contains(MeetingRules.PARTY_STUDY)
                && !"agree".equals(matter.facts().get("studied"))) {
            throw Refusal.conflict(
                    "deliberation.not-studied", matter.title(), verdict.rule().article());
        }
        var said = "passed".equals(line.form().get("outcome"));
        if (said != verdict.passed()) {
            throw Refusal.invalid(
                    said ? "deliberation.did-not-pass" : "deliberation.did-pass", words.sentence(verdict));
        }
    }
}
