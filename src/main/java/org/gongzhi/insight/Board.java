package org.gongzhi.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongzhi.insight.BoardPage.Count;
import org.gongzhi.insight.BoardPage.Exclusion;
import org.gongzhi.insight.BoardPage.Rate;
import org.gongzhi.insight.BoardPage.Row;
import org.gongzhi.insight.Cell.Slice;
import org.gongzhi.insight.TallyReader.When;
import org.gongzhi.insight.Verdict.Kind;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Puts kept counts into rows of numbers, each with the address of the list behind it (看板). */
@Component
class Board {

    private final TallyReader tallies;
    private final RateRules rules;
    private final Procedures procedures;
    private final Places places;
    private final BoardWords words;

    Board(TallyReader tallies, RateRules rules, Procedures procedures, Places places, BoardWords words) {
        this.tallies = tallies;
        this.rules = rules;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
    }

    /** The counts of a period, and beside them those of all that is open. */
    record Pair(Counts period, Counts open) {}

    List<String> procedures(Ask ask) {
        return ask.procedure().isEmpty()
                ? procedures.all().stream().map(Procedure::id).toList()
                : List.of(ask.procedure());
    }

    private When when(Ask ask) {
        return new When(procedures(ask), ask.period());
    }

    private When open(Ask ask) {
        return new When(procedures(ask), Cell.OPEN);
    }

    Pair whole(Ask ask) {
        var place = new PlaceCode(ask.place());
        return new Pair(tallies.whole(place, when(ask)), tallies.whole(place, open(ask)));
    }

    Row row(Ask ask, String name, String href, Pair pair, boolean answers) {
        var counts = pair.period();
        var open = pair.open();
        return new Row(
                name,
                href,
                list(counts.matters(), ask),
                rates(ask, counts, answers),
                list(open.waiting(), ask.pressing("waiting")),
                list(open.soon(), ask.pressing("soon")),
                list(open.late(), ask.pressing("late")),
                list(counts.reopened(), ask.onlyReopened()));
    }

    /** The measures that the procedure knows and this person may know; none when several procedures are meant. */
    List<Measure> measures(Ask ask, boolean answers) {
        var rule = rules.of(ask.procedure());
        return Arrays.stream(Measure.values())
                .filter(rule::asks)
                .filter(measure -> answers || !measure.isAnswer())
                .toList();
    }

    private List<Rate> rates(Ask ask, Counts counts, boolean answers) {
        return measures(ask, answers).stream()
                .map(measure -> new Rate(
                        words.of("insight." + measure.key()),
                        percent(counts, measure),
                        list(counts.of(measure, Kind.YES), ask.asking(measure, "yes")),
                        list(counts.known(measure), ask.asking(measure, "known")),
                        list(counts.of(measure, Kind.PENDING), ask.asking(measure, "pending")),
                        list(counts.of(measure, Kind.EXCLUDED), ask.asking(measure, "excluded"))))
                .toList();
    }

    static String percent(Counts counts, Measure measure) {
        var known = counts.known(measure);
        return known == 0 ? "—" : "%.1f%%".formatted(100.0 * counts.of(measure, Kind.YES) / known);
    }

    private static Count list(long value, Ask ask) {
        return new Count(value, ask.on(Ask.LIST));
    }

    /** The places directly below, in the order of their codes, and what belongs to none of them. */
    List<Row> byPlace(Ask ask, Pair whole, boolean answers) {
        var place = new PlaceCode(ask.place());
        var period = tallies.below(place, when(ask));
        var open = tallies.below(place, open(ask));
        var rows = new ArrayList<Row>();
        for (var child : places.children(place)) {
            var code = child.code().value();
            if (code.length() == FactList.below(place)) {
                var there = ask.at(code);
                rows.add(row(there, child.name(), there.on("/work/board"), pair(period, open, code), answers));
            }
        }
        var rest = new Pair(
                period.values().stream().reduce(whole.period(), Counts::minus),
                open.values().stream().reduce(whole.open(), Counts::minus));
        if (!rest.period().isZero() || !rest.open().isZero()) {
            rows.add(row(ask.onlyOwn(), words.of("insight.own"), "", rest, answers));
        }
        return rows;
    }

    private static Pair pair(Map<String, Counts> period, Map<String, Counts> open, String key) {
        return new Pair(period.getOrDefault(key, Counts.ZERO), open.getOrDefault(key, Counts.ZERO));
    }

    /** The bodies that had matters of this place in hand, in the order of their codes. */
    List<Row> byBody(Ask ask, boolean answers) {
        var place = new PlaceCode(ask.place());
        var period = tallies.cut(place, when(ask), Slice.BODY);
        var open = tallies.cut(place, open(ask), Slice.BODY);
        var names = words.bodies(place);
        return keys(period, open).stream()
                .map(code -> {
                    var name = names.containsKey(code) ? names.get(code) : words.body(code);
                    return row(ask.ofBody(code), name, "", pair(period, open, code), answers);
                })
                .toList();
    }

    /** One body's part of a place. */
    Row ofBody(Ask ask, boolean answers) {
        var place = new PlaceCode(ask.place());
        var pair =
                pair(tallies.cut(place, when(ask), Slice.BODY), tallies.cut(place, open(ask), Slice.BODY), ask.body());
        return row(ask, words.body(ask.body()), "", pair, answers);
    }

    /** The categories, the next part of their path at a time. */
    List<Row> byCategory(Ask ask, boolean answers) {
        var place = new PlaceCode(ask.place());
        var period = grouped(tallies.cut(place, when(ask), Slice.CATEGORY), ask.category());
        var open = grouped(tallies.cut(place, open(ask), Slice.CATEGORY), ask.category());
        return keys(period, open).stream()
                .map(path -> {
                    var alone = !path.isEmpty() && path.equals(ask.category());
                    var there = alone ? ask.ofCategoryAlone(path) : ask.ofCategory(path);
                    var deeper = path.isEmpty() || alone ? "" : there.on("/work/board") + "&by=category";
                    return row(there, words.category(path), deeper, pair(period, open, path), answers);
                })
                .toList();
    }

    /** One category with all below it. */
    Pair ofCategory(Ask ask) {
        var place = new PlaceCode(ask.place());
        return new Pair(
                sum(grouped(tallies.cut(place, when(ask), Slice.CATEGORY), ask.category())),
                sum(grouped(tallies.cut(place, open(ask), Slice.CATEGORY), ask.category())));
    }

    private static Counts sum(Map<String, Counts> all) {
        return all.values().stream().reduce(Counts.ZERO, Counts::plus);
    }

    private static List<String> keys(Map<String, Counts> period, Map<String, Counts> open) {
        var keys = new TreeMap<>(period);
        keys.putAll(open);
        return List.copyOf(keys.keySet());
    }

    static Map<String, Counts> grouped(Map<String, Counts> all, String above) {
        var grouped = new LinkedHashMap<String, Counts>();
        all.forEach((path, counts) -> {
            if (above.isEmpty() || path.equals(above) || path.startsWith(above + "/")) {
                var from = above.isEmpty() || path.equals(above) ? 0 : above.length() + 1;
                var end = path.equals(above) ? path.length() : path.indexOf('/', from);
                grouped.merge(end < 0 ? path : path.substring(0, end), counts, Counts::plus);
            }
        });
        return grouped;
    }

    List<Exclusion> exclusions(Ask ask, boolean answers) {
        return tallies.taken(new PlaceCode(ask.place()), when(ask)).stream()
                .filter(taken -> answers || !taken.measure().isAnswer())
                .map(taken -> new Exclusion(
                        words.of("insight." + taken.measure().key()),
                        words.reason(ask.procedure(), taken.reason()),
                        list(taken.matters(), ask.asking(taken.measure(), taken.reason()))))
                .toList();
    }
}
