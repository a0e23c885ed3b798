package org.gongzhi.disclosure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.gongzhi.disclosure.Tallies.Tally;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what is due into tables: of a town's villages, of the places below. */
@Component
class MatrixPages {

    private final DueRepository due;
    private final Tallies tallies;
    private final Items items;
    private final Places places;

    MatrixPages(DueRepository due, Tallies tallies, Items items, Places places) {
        this.due = due;
        this.tallies = tallies;
        this.items = items;
        this.places = places;
    }

    /** What every table says above itself. */
    record Head(
            String place,
            String name,
            String month,
            String monthName,
            List<Choice> months,
            Tally tally,
            @Nullable String up) {}

    /** A cell: a word in a colour that leads on; empty where nothing is due. */
    record Cell(String item, String word, String tone, String href, int more) {}

    /** Everything {@code disclosure/matrix.jte} shows. */
    record MatrixPage(Head head, List<Group> groups) {}

    /** Villages of one list: their items and their rows. */
    record Group(String name, List<Choice> items, List<Row> rows) {}

    record Row(String name, String href, Tally tally, List<@Nullable Cell> cells) {}

    /** Everything {@code disclosure/rollup.jte} shows. */
    record RollupPage(Head head, List<Below> rows) {}

    record Below(String name, String href, Tally tally) {}

    MatrixPage matrix(Place town, YearMonth month) {
        var cells = due.ofMonth(town.code(), month.toString()).stream()
                .collect(Collectors.groupingBy(one -> one.slot().place()));
        var groups = new LinkedHashMap<ItemList, List<Row>>();
        for (var village : places.children(town.code())) {
            items.of(village, month.atEndOfMonth())
                    .ifPresent(list -> groups.computeIfAbsent(list, _ -> new ArrayList<>())
                            .add(row(village, list, month, cells.getOrDefault(village.code(), List.of()))));
        }
        return new MatrixPage(
                head(town, month),
                groups.entrySet().stream()
                        .map(group -> new Group(
                                group.getKey().name(),
                                group.getKey().items().stream()
                                        .map(item -> new Choice(item.key(), item.name()))
                                        .toList(),
                                group.getValue()))
                        .toList());
    }

    private Row row(Place village, ItemList list, YearMonth month, List<Due> dues) {
        var cells = new ArrayList<@Nullable Cell>();
        for (var item : list.items()) {
            var own = dues.stream()
                    .filter(one -> one.slot().item().equals(item.key()))
                    .toList();
            cells.add(own.isEmpty() ? null : cell(item, worst(own), own.size() - 1, month));
        }
        var late = dues.stream().filter(one -> one.state() == Due.State.LATE).count();
        var done = dues.stream().filter(Due::isDone).count();
        return new Row(
                village.name(),
                MatrixController.PATH + "/" + village.code() + "?month=" + month,
                new Tally(
                        dues.size(),
                        done,
                        dues.stream()
                                .filter(one -> one.isDone() && !one.wasLate())
                                .count(),
                        late),
                cells);
    }

    /** Of several that happened in a month, the one somebody must look at. */
    private static Due worst(List<Due> own) {
        return own.stream()
                .filter(one -> one.state() == Due.State.LATE)
                .findFirst()
                .or(() -> own.stream().filter(one -> !one.isDone()).findFirst())
                .orElseGet(own::getFirst);
    }

    static Cell cell(Item item, Due due, int more, YearMonth month) {
        var look = new Cells(due);
        var href = more == 0
                ? due.slot().workPath()
                : MatrixController.PATH + "/" + due.slot().place() + "?month=" + month;
        return new Cell(item.name(), look.word(), look.tone().style(), href, more);
    }

    RollupPage rollup(Place place, YearMonth month) {
        var length = switch (place.level()) {
            case PROVINCE -> Level.CITY.length();
            case CITY -> Level.COUNTY.length();
            default -> Level.TOWN.length();
        };
        var rows = tallies.below(place.code(), length, month.toString()).entrySet().stream()
                .map(entry -> new Below(
                        places.find(entry.getKey())
                                .map(Place::name)
                                .orElse(entry.getKey().value()),
                        MatrixController.PATH + "/" + entry.getKey() + "?month=" + month,
                        entry.getValue()))
                .toList();
        return new RollupPage(head(place, month), rows);
    }

    YearMonth lastMonth(PlaceCode within, LocalDate today) {
        var last = YearMonth.from(today).minusMonths(1);
        return tallies.of(within, last.toString()).due() > 0 ? last : last.plusMonths(1);
    }

    Head head(Place place, YearMonth month) {
        var months = new ArrayList<>(tallies.months(place.code()));
        if (!months.contains(month.toString())) {
            months.addFirst(month.toString());
        }
        return new Head(
                place.code().value(),
                places.fullName(place.code()),
                month.toString(),
                Period.of(month.toString()).words(),
                months.stream()
                        .map(one -> new Choice(one, Period.of(one).words()))
                        .toList(),
                tallies.of(place.code(), month.toString()),
                up(place));
    }

    private static @Nullable String up(Place place) {
        PlaceCode parent = place.parent();
        return parent == null ? null : MatrixController.PATH + "/" + parent;
    }
}
