package org.gongzhi.deliberation;

import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Witness;
import org.springframework.stereotype.Component;

/** No draft is posted without a text, none goes on with a remark unanswered, each is adopted by its own rule. */
@Component
class ConventionWitness implements Witness {

    private static final String NEIGHBOURS = "neighbours";

    private final ConventionRepository conventions;

    ConventionWitness(ConventionRepository conventions) {
        this.conventions = conventions;
    }

    @Override
    public String procedure() {
        return Conventions.PROCEDURE;
    }

    @Override
    public void saw(Matter matter, HistoryLine line) {
        switch (line.action()) {
            case "post" -> {
                if (conventions.drafts(matter.number()).isEmpty()) {
                    throw Refusal.conflict("deliberation.convention.no-text");
                }
            }
            case "submit" -> {
                var open = conventions.remarks(matter.number()).stream()
                        .filter(Remark::open)
                        .count();
                if (open > 0) {
                    throw Refusal.conflict("deliberation.convention.unanswered", open);
                }
            }
            case "adopt" -> {
                var kind = String.valueOf(matter.fields().get("kind"));
                var by = kind.equals(NEIGHBOURS) ? "consultation" : kind;
                if (!by.equals(line.form().get("kind"))) {
                    throw Refusal.invalidFields(Map.of("kind", "deliberation.convention.other-rule"));
                }
            }
            default -> {}
        }
    }
}
