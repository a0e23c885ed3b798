package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/** The third examination of 三审 is a vote of all owners that took place: its result is read, not written down again. */
@Component
class OwnersWitness implements Witness {

    private static final String VOTE = "assembly";
    private static final Set<String> PASSED = Set.of("posting", "in-force");
    private static final Set<String> FAILED = Set.of("failed", "no-quorum");

    private final Register register;

    OwnersWitness(Register register) {
        this.register = register;
    }

    @Override
    public String procedure() {
        return "owners-matter";
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        if (!line.action().equals("decide")) {
            return;
        }
        var vote = MatterNumber.parse(String.valueOf(line.form().get("vote")))
                .flatMap(register::find)
                .filter(one -> one.procedure().equals(VOTE))
                .orElseThrow(() -> Refusal.invalidFields(Map.of("vote", "deliberation.no-vote")));
        var near = matter.place().isWithin(vote.place()) || vote.place().isWithin(matter.place());
        if (!near
                || !Objects.equals(matter.fields().get("matter"), vote.fields().get("matter"))) {
            throw Refusal.invalidFields(Map.of("vote", "deliberation.other-vote"));
        }
        if (!begun(vote, submitted(matter))) {
            throw Refusal.invalidFields(Map.of("vote", "deliberation.vote-too-early"));
        }
        var passed = "passed".equals(line.form().get("outcome"));
        if (!(passed ? PASSED : FAILED).contains(vote.state())) {
            throw Refusal.invalidFields(Map.of("outcome", "deliberation.other-result"));
        }
    }

    private Instant submitted(Matter matter) {
        return register.history(matter).stream()
                .filter(line -> line.action().equals("submit"))
                .map(HistoryLine::at)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /** Ballots were taken only after both reviews and the posting: the third examination comes third. */
    private boolean begun(Matter vote, Instant submitted) {
        return register.history(vote).stream()
                .filter(line -> line.action().equals("begin"))
                .noneMatch(line -> line.at().isBefore(submitted));
    }
}
