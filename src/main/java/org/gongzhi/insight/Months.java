package org.gongzhi.insight;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gongzhi.insight.Bulletin.Part;
import org.gongzhi.insight.Cell.Slice;
import org.gongzhi.insight.TallyReader.When;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Writes down a month from the counts as they stand now. */
@Component
class Months {

    private static final int TREND = 6;
    private static final int SHOWN = 10;
    private static final int AGAIN = 3;

    private final TallyReader tallies;
    private final Trouble trouble;
    private final RateRules rules;
    private final Weights weights;
    private final Procedures procedures;
    private final Places places;
    private final BoardWords words;
    private final InstantSource time;

    Months(
            TallyReader tallies,
            Trouble trouble,
            RateRules rules,
            Weights weights,
            Procedures procedures,
            Places places,
            BoardWords words,
            InstantSource time) {
        this.tallies = tallies;
        this.trouble = trouble;
        this.rules = rules;
        this.weights = weights;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    Bulletin of(PlaceCode place, String procedure, YearMonth month) {
        var when = new When(List.of(procedure), month.toString());
        var name = places.get(place).name();
        var parts = new ArrayList<Part>();
        parts.add(new Part(
                Bulletin.WHOLE, place.value(), name, tallies.whole(place, when).byName()));
        var below = tallies.below(place, when);
        places.children(place).stream()
                .filter(child -> below.containsKey(child.code().value()))
                .forEach(child -> parts.add(part("place", child.code().value(), child.name(), below)));
        var bodies = new TreeMap<>(tallies.cut(place, when, Slice.BODY));
        var names = words.bodies(place);
        bodies.keySet()
                .forEach(code -> parts.add(
                        part("body", code, names.containsKey(code) ? names.get(code) : words.body(code), bodies)));
        var categories = new TreeMap<>(Board.grouped(tallies.cut(place, when, Slice.CATEGORY), ""));
        categories.keySet().forEach(key -> parts.add(part("category", key, words.category(key), categories)));
        return new Bulletin(
                place.value(),
                name,
                procedure,
                procedures.get(procedure).name(),
                month.toString(),
                rules.of(procedure).law(),
                weights.on(month.atDay(1)).least(),
                parts,
                trend(place, procedure, month),
                tallies.taken(place, when).stream()
                        .map(taken -> new Bulletin.Taken(
                                taken.measure().key(),
                                taken.reason(),
                                words.reason(procedure, taken.reason()),
                                taken.matters()))
                        .toList(),
                trouble.recurring(place, procedure, month, AGAIN, SHOWN),
                trouble.stuck(place, procedure, SHOWN));
    }

    /** The current month of Shanghai. */
    YearMonth now() {
        return YearMonth.from(Shanghai.day(time.instant()));
    }

    private static Part part(String kind, String key, String name, Map<String, Counts> all) {
        return new Part(kind, key, name, all.getOrDefault(key, Counts.ZERO).byName());
    }

    private List<Bulletin.Trend> trend(PlaceCode place, String procedure, YearMonth month) {
        return IntStream.range(0, TREND)
                .mapToObj(back -> month.minusMonths(TREND - 1 - back).toString())
                .map(one -> new Bulletin.Trend(
                        one,
                        tallies.whole(place, new When(List.of(procedure), one)).byName()))
                .toList();
    }
}
