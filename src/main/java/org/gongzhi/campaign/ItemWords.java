package org.gongzhi.campaign;

import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Procedures;
import org.springframework.stereotype.Component;

/** What people read for what an item says of itself; the words are those of the procedure's own forms. */
@Component
class ItemWords {

    private final Procedures procedures;
    private final Words words;

    ItemWords(Procedures procedures, Words words) {
        this.procedures = procedures;
        this.words = words;
    }

    String of(Facet facet, String value) {
        return switch (facet) {
            case CHANNEL -> words.of("campaign.channel." + value);
            case STATE -> state(value);
            case REASON -> choice("reject", "reason", value);
            case EXPLAINED -> choice("explain", "how", value);
            case FIELD -> choice("grade", "field", value);
            case NATURE -> choice("grade", "nature", value);
            case DIFFICULTY -> choice("grade", "difficulty", value);
            case LEVEL -> words.of("campaign.level." + value);
            case FOLLOW_UP -> choice("follow-up", "outcome", value);
        };
    }

    private String state(String value) {
        var states = procedures.get(LedgerWitness.PROCEDURE).states();
        var state = states.get(value);
        return state == null ? value : state.name();
    }

    private String choice(String action, String field, String value) {
        var known = procedures.get(LedgerWitness.PROCEDURE).action(action);
        var asked = known == null ? null : known.form().get(field);
        return asked == null ? value : asked.shown(value);
    }
}
