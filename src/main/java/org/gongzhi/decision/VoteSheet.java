package org.gongzhi.decision;

import java.util.Optional;
import org.gongzhi.desk.Paper;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** Leads from the matter's page to its roll and its box. */
@Component
class VoteSheet implements Paper {

    @Override
    public Optional<Sheet> of(Matter matter) {
        return AssemblyWitness.isVote(matter)
                ? Optional.of(new Sheet("/work/votes/" + matter.number().value(), "decision.staff.sheet"))
                : Optional.empty();
    }
}
