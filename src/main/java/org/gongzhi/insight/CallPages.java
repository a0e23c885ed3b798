package org.gongzhi.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what somebody who calls back must have before their eyes. */
@Component
class CallPages {

    private final CallQueue queue;
    private final Reckoner reckoner;
    private final RateRules rules;
    private final Chronicle chronicle;
    private final Procedures procedures;
    private final PersonalAnswers personal;
    private final Places places;
    private final BoardWords words;

    CallPages(
            CallQueue queue,
            Reckoner reckoner,
            RateRules rules,
            Chronicle chronicle,
            Procedures procedures,
            PersonalAnswers personal,
            Places places,
            BoardWords words) {
        this.queue = queue;
        this.reckoner = reckoner;
        this.rules = rules;
        this.chronicle = chronicle;
        this.procedures = procedures;
        this.personal = personal;
        this.places = places;
        this.words = words;
    }

    /**
     * Everything {@code insight/call.jte} shows.
     *
     * @param said what the reporter wrote, and what came of it, in the words of those who handled it
     * @param tries the calls in vain so far
     * @param left how many calls more before one may give up
     * @param phone just opened; null before
     * @param questions what is asked, with the answers
     * @param typed what was ticked and typed before it was refused
     */
    record CallPage(
            String number,
            int version,
            String key,
            String title,
            String place,
            String masked,
            @Nullable String phone,
            List<Said> said,
            List<String> tries,
            int left,
            String next,
            boolean drawn,
            String outcome,
            Map<String, String> outcomes,
            List<Field> questions,
            Map<String, Object> typed,
            @Nullable String problem) {

        record Said(String label, String text) {}
    }

    CallPage of(
            Matter matter, Instant now, @Nullable String phone, @Nullable Refusal refusal, Map<String, Object> typed) {
        var life = chronicle.lives(List.of(matter.number())).getFirst();
        var calls = Objects.requireNonNull(rules.of(matter.procedure()).calls());
        var waiting = queue.waiting(reckoner.fact(life, now), now);
        var action = step(matter, "");
        var outcome = Objects.requireNonNull(action.form().get(calls.outcome()));
        return new CallPage(
                matter.number().value(),
                matter.version(),
                Ids.next().toString(),
                matter.title(),
                places.fullName(matter.place()),
                personal.maskedPhone(matter).orElse(""),
                phone,
                said(life),
                vain(life, calls, waiting.fact().tries()),
                Math.max(0, waiting.draw().tries() - waiting.fact().tries() - 1),
                waiting.next().isAfter(now) ? Shanghai.shortMinute(waiting.next()) : "",
                waiting.drawn(),
                calls.outcome(),
                Map.of(
                        "reached", reached(outcome, calls),
                        "in-vain", calls.inVain(),
                        "unreachable", calls.unreachable()),
                action.form().values().stream()
                        .filter(field -> !field.key().equals(calls.outcome()))
                        .toList(),
                typed,
                refusal == null
                        ? null
                        : words.of(refusal.code(), refusal.arguments().toArray()));
    }

    /** The action a button of the page stands for: the call itself, or the end without one. */
    Action step(Matter matter, String step) {
        var calls = Objects.requireNonNull(rules.of(matter.procedure()).calls());
        var key = step.equals("close") ? calls.close() : calls.action();
        var action = procedures.of(matter).action(key);
        if (action == null) {
            throw Refusal.unknown("procedure.unknown-action", key);
        }
        return action;
    }

    private List<CallPage.Said> said(Chronicle.Life life) {
        var matter = life.matter();
        var procedure = procedures.of(matter);
        var said = new java.util.ArrayList<CallPage.Said>();
        add(said, procedure.fields(), matter.fields());
        life.history().reversed().stream()
                .filter(line -> rules.of(matter.procedure()).handled().contains(line.action()))
                .findFirst()
                .ifPresent(line -> {
                    var action = procedure.action(line.action());
                    add(said, action == null ? Map.of() : action.form(), line.form());
                });
        return said;
    }

    private static void add(List<CallPage.Said> said, Map<String, Field> fields, Map<String, Object> answers) {
        for (var field : fields.values()) {
            var answer = answers.get(field.key());
            if (answer != null && (field.type() == Field.Type.TEXT || field.type() == Field.Type.LINE)) {
                said.add(new CallPage.Said(field.called(), answer.toString()));
            }
        }
    }

    private static List<String> vain(Chronicle.Life life, RateRule.Calls calls, int tries) {
        var all = life.history().stream()
                .filter(line -> line.action().equals(calls.action())
                        && calls.inVain().equals(line.form().get(calls.outcome())))
                .map(line -> Shanghai.shortMinute(line.at()))
                .toList();
        return all.subList(Math.max(0, all.size() - tries), all.size());
    }

    private static String reached(Field outcome, RateRule.Calls calls) {
        return outcome.choices().stream()
                .map(Field.Choice::key)
                .filter(key -> !key.equals(calls.inVain()) && !key.equals(calls.unreachable()))
                .findFirst()
                .orElse("");
    }
}
