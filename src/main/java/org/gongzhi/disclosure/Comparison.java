package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.gongzhi.web.Choice;
import org.springframework.stereotype.Component;

/** Puts the periods of one item side by side (各期对比). */
@Component
class Comparison {

    private static final int COMPARED = 6;
    private static final int LISTED = 60;

    private final Versions versions;

    Comparison(Versions versions) {
        this.versions = versions;
    }

    /** Everything {@code disclosure/item.jte} shows. */
    record ItemPage(
            String place,
            String placePath,
            String name,
            String law,
            List<Choice> columns,
            int column,
            List<Choice> periods,
            List<Row> rows,
            List<Row> all) {}

    /** One line of the comparison: its name, then what stands there in each period. */
    record Row(String name, List<String> cells) {}

    /** Periods side by side, the newest first; {@code asked} below zero means the first amount there is. */
    ItemPage page(Place place, Item item, int asked) {
        var newest = versions.ofItem(place.code(), item.key(), LISTED);
        var amounts = IntStream.range(0, item.columns().size())
                .filter(i -> item.columns().get(i).isAmount())
                .boxed()
                .toList();
        var column = amounts.contains(asked) ? asked : amounts.isEmpty() ? -1 : amounts.getFirst();
        var shown = newest.stream().limit(COMPARED).toList();
        return new ItemPage(
                place.name(),
                OpenController.PATH + "/" + place.code(),
                item.name(),
                item.law(),
                amounts.stream()
                        .map(i -> new Choice(
                                Integer.toString(i), item.columns().get(i).name()))
                        .toList(),
                column,
                shown.stream()
                        .map(one -> new Choice(one.slot().path(), label(one)))
                        .toList(),
                column < 0 ? List.of() : rows(item.columns().get(column), shown),
                newest.stream()
                        .map(one -> new Row(
                                one.paper().heading(),
                                List.of(one.slot().path(), Shanghai.date(Shanghai.day(one.publishedAt())))))
                        .toList());
    }

    private static String label(Version version) {
        return version.slot().period().words();
    }

    private List<Row> rows(Column column, List<Version> shown) {
        var names = new LinkedHashMap<String, Map<Integer, BigDecimal>>();
        for (int i = 0; i < shown.size(); i++) {
            var paper = shown.get(i).paper();
            int at = paper.columns().indexOf(column.name());
            for (var row : paper.rows()) {
                var amount = at < 0 || at >= row.size() ? Optional.<BigDecimal>empty() : Amounts.parse(row.get(at));
                if (amount.isPresent() && !row.getFirst().isBlank()) {
                    names.computeIfAbsent(row.getFirst(), _ -> new LinkedHashMap<>())
                            .merge(i, amount.get(), BigDecimal::add);
                }
            }
        }
        var rows = new ArrayList<Row>();
        names.forEach((name, sums) -> rows.add(new Row(
                name,
                IntStream.range(0, shown.size())
                        .mapToObj(i -> Optional.ofNullable(sums.get(i))
                                .map(sum -> Amounts.shown(column, sum))
                                .orElse("—"))
                        .toList())));
        if (rows.size() > 1) {
            rows.add(new Row("", total(column, shown)));
        }
        return rows;
    }

    /** The last line has no name of its own: the page calls it the sum. */
    private static List<String> total(Column column, List<Version> shown) {
        return shown.stream()
                .map(one -> one.paper().columns().contains(column.name())
                        ? Amounts.shown(column, PaperPages.sum(one.paper(), column.name()))
                        : "—")
                .toList();
    }
}
