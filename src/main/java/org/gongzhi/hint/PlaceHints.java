package org.gongzhi.hint;

import java.util.List;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Says which place a text names, when the matter's own place is wider than a village. */
@Component
class PlaceHints implements HintSource {

    private final Places places;
    private final Words words;
    private final NamedPlaces named;

    PlaceHints(Places places, Words words, NamedPlaces named) {
        this.places = places;
        this.words = words;
        this.named = named;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        if (matter.ended() || matter.place().value().length() >= Level.VILLAGE.length()) {
            return List.of();
        }
        return named.named(Said.by(matter), matter.place())
                .map(found -> new Hint(
                        words.of("hint.place"),
                        words.of(
                                "hint.place.named",
                                found.said(),
                                places.fullName(found.place().code()),
                                Math.round(found.confidence() * 100))))
                .map(List::of)
                .orElse(List.of());
    }
}
