package org.gongzhi.insight;

import java.time.Instant;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts facts into words, with the titles of their matters. */
@Component
class FactRows {

    private final Chronicle chronicle;
    private final Procedures procedures;
    private final Places places;
    private final BoardWords words;

    FactRows(Chronicle chronicle, Procedures procedures, Places places, BoardWords words) {
        this.chronicle = chronicle;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
    }

    /** @param measure whose verdict is said of each; null says none */
    List<BoardPage.FactRow> of(List<Fact> facts, @Nullable Measure measure, Instant now) {
        var matters = chronicle.matters(facts.stream().map(Fact::number).toList());
        return facts.stream()
                .map(fact -> {
                    var number = fact.number().value();
                    var matter = matters.get(number);
                    return new BoardPage.FactRow(
                            number,
                            matter == null ? number : matter.title(),
                            procedures.get(fact.procedure()).name(),
                            places.fullName(fact.place()),
                            words.state(fact.procedure(), fact.state()),
                            fact.load(),
                            Shanghai.date(fact.opened()),
                            measure == null ? "" : words.verdict(fact.procedure(), measure, fact.verdict(measure)),
                            due(fact, now));
                })
                .toList();
    }

    private String due(Fact fact, Instant now) {
        var due = fact.due();
        if (due == null) {
            return "";
        }
        var span = Shanghai.span(java.time.Duration.between(now, due));
        return words.of(now.isAfter(due) ? "insight.over" : "insight.left", span);
    }
}
