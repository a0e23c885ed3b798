package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Writes down a decision that passed: the rule is asked, the posting reckoned, and only then it stands. */
@Component
class Registration {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{4,60}");

    private final DecisionRepository decisions;
    private final VotingRules rules;
    private final VerdictWords wording;
    private final WorkCalendar calendar;
    private final FirstSteps first;
    private final InstantSource time;

    Registration(
            DecisionRepository decisions,
            VotingRules rules,
            VerdictWords wording,
            WorkCalendar calendar,
            FirstSteps first,
            InstantSource time) {
        this.decisions = decisions;
        this.rules = rules;
        this.wording = wording;
        this.calendar = calendar;
        this.first = first;
        this.time = time;
    }

    Decision of(Minute minute, @Nullable UUID person) {
        check(minute);
        var rule = rules.get(minute.body(), minute.matter(), minute.place(), minute.heldOn());
        first.require(rule, minute.first(), minute.heldOn());
        Verdict verdict;
        try {
            verdict = rule.judge(minute.count());
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("decision.count-incomplete", rule.article());
        }
        return write(minute, Decision.Origin.MINUTE, verdict, person);
    }

    /** Posting counts from the day it was posted, and ends before the first day on which the decision covers acts. */
    Decision write(Minute minute, Decision.Origin origin, Verdict verdict, @Nullable UUID person) {
        if (!verdict.passed()) {
            throw Refusal.conflict("decision.not-passed", minute.title(), wording.sentence(verdict));
        }
        var posting = verdict.rule().posting();
        var inForce = posting == null
                ? minute.postedFrom()
                : Shanghai.day(calendar.due(Shanghai.startOf(minute.postedFrom()), posting));
        if (minute.until() != null && minute.until().isBefore(inForce)) {
            throw Refusal.invalidFields(Map.of("until", "decision.field.until"));
        }
        var decision = new Decision(
                minute.number(),
                minute.place(),
                verdict.rule().key(),
                minute.matter(),
                minute.title().strip(),
                minute.words().strip(),
                origin,
                minute.digest(),
                minute.count(),
                minute.heldOn(),
                minute.postedFrom(),
                inForce,
                minute.until(),
                null,
                minute.clauses());
        try {
            decisions.insert(decision, person, time.instant());
        } catch (DuplicateKeyException _) {
            throw Refusal.conflict("decision.number-taken", minute.number());
        }
        return decision;
    }

    private void check(Minute minute) {
        var wrong = new LinkedHashMap<String, String>();
        require(wrong, "number", NUMBER.matcher(minute.number()).matches());
        require(wrong, "title", within(minute.title(), 120));
        require(wrong, "words", within(minute.words(), 8_000));
        require(wrong, "digest", DIGEST.matcher(minute.digest()).matches());
        require(wrong, "held", !minute.heldOn().isAfter(Shanghai.day(time.instant())));
        require(wrong, "posted", !minute.postedFrom().isBefore(minute.heldOn()));
        require(wrong, "clauses", areWhole(minute.clauses()));
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }

    private static boolean areWhole(List<Clause> clauses) {
        return clauses.stream()
                .allMatch(clause -> !clause.kind().isBlank()
                        && (clause.amount() == null || clause.amount() > 0)
                        && (clause.times() == null || clause.times() > 0));
    }

    private static boolean within(String text, int most) {
        return text.strip().length() >= 2 && text.length() <= most;
    }

    private static void require(Map<String, String> wrong, String field, boolean holds) {
        if (!holds) {
            wrong.put(field, "decision.field." + field);
        }
    }
}
