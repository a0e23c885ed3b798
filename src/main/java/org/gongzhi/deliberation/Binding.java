package org.gongzhi.deliberation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Clause;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Decisions;
import org.gongzhi.decision.Measure;
import org.gongzhi.decision.Minute;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a body by law decided at a meeting binds from then on: it is registered with its words, its count and the study
 * that came before, and covers what its item allows. A council's agreement binds nobody and is not registered.
 */
@Component
class Binding {

    private static final long FEN = 100;

    private final Decisions decisions;
    private final MeetingRules rules;
    private final Register register;

    Binding(Decisions decisions, MeetingRules rules, Register register) {
        this.decisions = decisions;
        this.rules = rules;
        this.register = register;
    }

    void register(Meeting meeting, Item item, Motion motion, Matter topic, HistoryLine published) {
        var matter = String.valueOf(item.matter());
        if (!rules.rule(meeting, matter).first().contains(MeetingRules.PARTY_STUDY)) {
            return;
        }
        decisions.register(
                new Minute(
                        meeting.number() + "-" + item.position(),
                        meeting.kind(),
                        matter,
                        meeting.place(),
                        topic.title(),
                        motion.text(),
                        digest(meeting),
                        meeting.day(),
                        count(motion),
                        studied(topic),
                        Shanghai.day(published.at()),
                        null,
                        clauses(item.allows())),
                null);
    }

    private static Count count(Motion motion) {
        var people = Count.ofPeople(motion.entitled(), motion.present(), motion.yes());
        return motion.householdsEntitled() == 0
                ? people
                : people.with(
                        Measure.HOUSEHOLDS,
                        motion.householdsEntitled(),
                        Math.min(motion.householdsPresent(), motion.householdsEntitled()),
                        0);
    }

    /** The day of the study, as its step says. */
    private Map<String, LocalDate> studied(Matter topic) {
        var first = new HashMap<String, LocalDate>();
        register.history(topic).stream()
                .filter(line -> line.action().equals("study"))
                .forEach(line -> first.put(
                        MeetingRules.PARTY_STUDY,
                        LocalDate.parse(String.valueOf(line.form().get("held")))));
        return first;
    }

    private String digest(Meeting meeting) {
        var minutes = register.find(meeting.number()).stream()
                .flatMap(matter -> register.history(matter).stream())
                .filter(line -> line.action().equals("minutes"))
                .map(line -> String.valueOf(line.form().get("minutes")))
                .reduce((_, later) -> later)
                .orElse("");
        return Sha256.hex(minutes);
    }

    private static List<Clause> clauses(Item.@Nullable Allowance allows) {
        return allows == null
                ? List.of()
                : List.of(new Clause(
                        allows.kind(), allows.object(), allows.yuan() == null ? null : allows.yuan() * FEN, null));
    }
}
