package org.gongzhi.hint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.gongzhi.desk.Hint;
import org.gongzhi.desk.HintSource;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.Matter;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which place a text names, when the matter's own place is wider than a village. */
@Component
class PlaceHints implements HintSource {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(Instant at, PlaceFinder finder) {}

    private final Places places;
    private final HintWords words;
    private final InstantSource time;
    private volatile @Nullable Known known;

    PlaceHints(Places places, HintWords words, InstantSource time) {
        this.places = places;
        this.words = words;
        this.time = time;
    }

    @Override
    public List<Hint> of(Matter matter, List<HistoryLine> history) {
        if (matter.ended() || matter.place().value().length() >= Level.VILLAGE.length()) {
            return List.of();
        }
        return finder().find(Said.by(matter), matter.place())
                .map(named -> new Hint(
                        words.of("hint.place"),
                        words.of(
                                "hint.place.named",
                                named.said(),
                                places.fullName(named.place().code()),
                                Math.round(named.confidence() * 100))))
                .map(List::of)
                .orElse(List.of());
    }

    /** Made again when it is old: places seldom change, and making it reads all their names. */
    private PlaceFinder finder() {
        var last = known;
        if (last == null || last.at().plus(FRESH).isBefore(time.instant())) {
            last = new Known(time.instant(), new PlaceFinder(places.allButBuildings()));
            known = last;
        }
        return last.finder();
    }
}
