package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A decision in its own words, by which rule it passed, and what was done on its ground. */
@Controller
class DecisionController {

    private final Decisions decisions;
    private final VotingRules rules;
    private final VerdictWords wording;
    private final Words words;
    private final Places places;
    private final InstantSource time;

    DecisionController(
            Decisions decisions,
            VotingRules rules,
            VerdictWords wording,
            Words words,
            Places places,
            InstantSource time) {
        this.decisions = decisions;
        this.rules = rules;
        this.wording = wording;
        this.words = words;
        this.places = places;
        this.time = time;
    }

    /** Everything {@code decision/decision.jte} shows. */
    record DecisionPage(
            Decision decision,
            String place,
            String matter,
            String state,
            String tone,
            String sentence,
            List<String> clauses,
            List<Line> drawn) {

        record Line(Draw draw, String kind, String amount) {}
    }

    @GetMapping("/decisions/{number}")
    ModelAndView one(@PathVariable String number) {
        var decision = decisions.get(number);
        var state = decision.stateOn(Shanghai.day(time.instant()));
        var page = new DecisionPage(
                decision,
                places.fullName(decision.place()),
                rules.matterName(decision.matter()),
                words.of("decision.state."
                        + state.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                state == Decision.State.IN_FORCE ? "s-done" : state == Decision.State.POSTED ? "s-run" : "s-late",
                rules.find(decision.rule())
                        .map(rule -> wording.sentence(rule.judge(decision.count())))
                        .orElse(decision.rule()),
                decision.clauses().stream().map(this::clause).toList(),
                decisions.drawn(number).stream()
                        .map(draw -> new DecisionPage.Line(
                                draw, decisions.kindName(draw.kind()), VerdictWords.yuan(draw.amount())))
                        .toList());
        return new ModelAndView("decision/decision", "page", page);
    }

    private String clause(Clause clause) {
        var text = new StringBuilder(decisions.kindName(clause.kind()));
        if (clause.object() != null) {
            text.append("：").append(clause.object());
        }
        if (clause.amount() != null) {
            text.append("；")
                    .append(words.of(
                            "decision.clause.amount",
                            VerdictWords.yuan(clause.amount()),
                            VerdictWords.yuan(clause.left())));
        }
        if (clause.times() != null) {
            text.append("；")
                    .append(words.of(
                            "decision.clause.times",
                            String.valueOf(clause.times()),
                            String.valueOf(clause.timesLeft())));
        }
        return text.toString();
    }
}
