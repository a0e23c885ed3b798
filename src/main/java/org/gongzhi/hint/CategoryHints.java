package org.gongzhi.hint;

import java.util.List;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.suggestion.Suggestions;
import org.springframework.stereotype.Component;

/** Says what a matter is probably about, as long as nobody has said. */
@Component
class CategoryHints implements HintSource {

    private final Suggestions suggestions;
    private final Procedures procedures;
    private final Words words;

    CategoryHints(Suggestions suggestions, Procedures procedures, Words words) {
        this.suggestions = suggestions;
        this.procedures = procedures;
        this.words = words;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        var text = Said.by(matter);
        if (matter.category() != null || matter.ended() || text.isBlank() || !isSorted(procedures.of(matter))) {
            return List.of();
        }
        var suggestion = suggestions.suggest(matter.title(), text);
        var percent = Math.round(suggestion.confidence() * 100);
        var key = suggestion.sure() ? "hint.category.sure" : "hint.category.unsure";
        return List.of(new Hint(words.of("hint.category"), words.of(key, suggestion.category(), percent)));
    }

    /** Only where somebody asks what matters are about: a seal's use has no category. */
    static boolean isSorted(Procedure procedure) {
        return procedure.publishes("category")
                || procedure.actions().values().stream().anyMatch(action -> action.category() != null);
    }
}
