package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongzhi.evidence.Log;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.gongzhi.web.Choice;
import org.springframework.stereotype.Component;

/** Puts what was published into words for everybody: one publication, and one item over time. */
@Component
class PaperPages {

    private static final int COMPARED = 6;

    private final DueRepository due;
    private final Versions versions;
    private final SlotPages tables;
    private final Questions questions;
    private final Log log;

    PaperPages(DueRepository due, Versions versions, SlotPages tables, Questions questions, Log log) {
        this.due = due;
        this.versions = versions;
        this.tables = tables;
        this.questions = questions;
        this.log = log;
    }

    /**
     * Everything {@code disclosure/paper.jte} shows.
     *
     * @param newest whether no later version corrects it
     * @param change how the sums differ from the period before, where both are known
     * @param proven whether the public log covers it already
     * @param card whether a picture to share can be drawn here
     */
    record PaperPage(
            String path,
            String placePath,
            String itemPath,
            Paper paper,
            String at,
            String until,
            boolean archived,
            boolean newest,
            List<Choice> others,
            SlotPages.Table table,
            List<Change> change,
            String record,
            String digest,
            boolean proven,
            boolean card,
            String number,
            List<Questions.Asked> asked) {}

    /** A sum now and in the period before. */
    record Change(String name, String now, String before, String beforeHref) {}

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

    PaperPage newest(Slot slot) {
        var known = due.find(slot).filter(Due::isDone).orElseThrow(() -> Refusal.unknown("disclosure.not-published"));
        return version(slot, known.version());
    }

    PaperPage version(Slot slot, int number) {
        var all = versions.all(slot);
        var version = all.stream()
                .filter(one -> one.version() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("disclosure.not-published"));
        var paper = version.paper();
        return new PaperPage(
                slot.path(),
                OpenController.PATH + "/" + slot.place(),
                OpenController.PATH + "/" + slot.place() + "/" + slot.item(),
                paper,
                Shanghai.minute(version.publishedAt()),
                Shanghai.date(version.postedUntil()),
                due.find(slot).filter(Due::archived).isPresent(),
                number == all.getFirst().version(),
                all.stream()
                        .filter(one -> one.version() != number)
                        .map(one -> new Choice(slot.path() + "/v" + one.version(), Integer.toString(one.version())))
                        .toList(),
                tables.table(paper.contents(), paper.heads()),
                change(version),
                version.record(),
                version.digest(),
                log.indexOf(ProvableVersions.NAME, version.record()).isPresent(),
                Card.possible(),
                version.number(),
                questions.of(slot));
    }

    private List<Change> change(Version version) {
        return version.slot()
                .period()
                .before()
                .map(period -> new Slot(version.slot().place(), version.slot().item(), period))
                .flatMap(before ->
                        due.find(before).filter(Due::isDone).flatMap(one -> versions.find(before, one.version())))
                .map(before -> changes(version.paper(), before))
                .orElse(List.of());
    }

    private static List<Change> changes(Paper now, Version before) {
        var heads = now.heads();
        return IntStream.range(0, heads.size())
                .filter(i -> heads.get(i).isAmount()
                        && before.paper().columns().contains(heads.get(i).name()))
                .mapToObj(i -> new Change(
                        heads.get(i).name(),
                        Amounts.shown(heads.get(i), Amounts.sum(now.rows(), i)),
                        Amounts.shown(
                                heads.get(i), sum(before.paper(), heads.get(i).name())),
                        before.slot().path()))
                .toList();
    }

    private static BigDecimal sum(Paper paper, String column) {
        return Amounts.sum(paper.rows(), paper.columns().indexOf(column));
    }

    /** Periods side by side, the newest first; {@code asked} below zero means the first amount there is. */
    ItemPage compare(Place place, Item item, int asked) {
        var newest = versions.ofItem(place.code(), item.key(), 60);
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
                        ? Amounts.shown(column, sum(one.paper(), column.name()))
                        : "—")
                .toList();
    }
}
