package org.gongzhi.hint;

import java.util.List;
import java.util.Set;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** Tells whoever verifies what the newest answer may leave open. A reason to look, never a verdict. */
@Component
class ReplyHints implements HintSource {

    /** The answers that reporters get, by the names the procedures give them. */
    private static final Set<String> ANSWERS = Set.of("result", "reply", "explanation");

    private final Words words;

    ReplyHints(Words words) {
        this.words = words;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        var said = Said.by(matter);
        return history.reversed().stream()
                .flatMap(line -> line.form().entrySet().stream())
                .filter(answer -> ANSWERS.contains(answer.getKey()))
                .map(answer -> answer.getValue().toString())
                .findFirst()
                .map(reply -> ReplyCheck.check(said, reply).stream()
                        .map(doubt -> new Hint(words.of("hint.reply"), words.of("hint.reply." + doubt.key())))
                        .toList())
                .orElse(List.of());
    }
}
