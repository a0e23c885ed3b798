package org.gongzhi.disclosure;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongzhi.disclosure.Tallies.Tally;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Puts the portal's pages together: the way down to a village, and what a village published and owes. */
@Component
class OpenPages {

    private static final int MONTHS = 13;
    private static final int LISTED = 12;
    private static final String BROADCAST = "broadcast";
    private static final int SHOWN = 4;

    private final DueRepository due;
    private final Versions versions;
    private final Tallies tallies;
    private final Items items;
    private final Uses uses;
    private final Places places;
    private final InstantSource time;

    OpenPages(DueRepository due, Versions versions, Tallies tallies, Items items, Uses uses, Places places, InstantSource time) {
        this.due = due;
        this.versions = versions;
        this.tallies = tallies;
        this.items = items;
        this.uses = uses;
        this.places = places;
        this.time = time;
    }

    /** A publication in a list. */
    record Line(String heading, String href, String at, boolean corrected) {}

    /** A place below, with what of this month it published. */
    record Below(String name, String href, Tally tally) {}

    /** Everything {@code disclosure/area.jte} shows. */
    record AreaPage(
            String code,
            String name,
            String q,
            String month,
            Tally tally,
            List<Below> below,
            List<Line> lines,
            List<Crumb> path) {}

    /** The way up. */
    record Crumb(String name, String href) {}

    /** What a village's month of money comes to. */
    record Money(String heading, String href, List<Sum> sums) {}

    record Sum(String name, String amount) {}

    /** What must be published and was not. */
    record Missing(String heading, String dueOn) {}

    /** One item of the list and the newest of it. */
    record Entry(String name, String href, List<Line> newest) {}

    record Section(String group, List<Entry> entries) {}

    /** Everything {@code disclosure/open.jte} shows. */
    record VillagePage(
            String code,
            String name,
            String q,
            boolean rural,
            List<Crumb> path,
            List<Money> money,
            List<Missing> missing,
            List<Section> sections,
            List<Line> found,
            List<Live> live,
            String law) {}

    /** Something shown live, announced or to be seen again. */
    record Live(String subject, String state, boolean ended, String href) {}

    boolean isVillage(Place place) {
        return place.level() == Level.VILLAGE;
    }

    AreaPage front(String q) {
        var below = places.allButBuildings().stream()
                .filter(place -> place.level() == Level.COUNTY)
                .sorted(Comparator.comparing(Place::code))
                .map(place -> below(place, tallies.of(place.code(), month(place.code()))))
                .filter(one -> one.tally().due() > 0)
                .toList();
        return new AreaPage("", "", q, "", Tally.NONE, below, List.of(), List.of());
    }

    AreaPage area(Place place, String q) {
        var month = month(place.code());
        var tallied = new LinkedHashMap<PlaceCode, Tally>();
        for (var child : places.children(place.code())) {
            tallied.put(child.code(), tallies.of(child.code(), month));
        }
        return new AreaPage(
                place.code().value(),
                places.fullName(place.code()),
                q,
                Period.of(month).words(),
                tallies.of(place.code(), month),
                tallied.entrySet().stream()
                        .filter(entry -> entry.getValue().due() > 0)
                        .map(entry -> below(places.get(entry.getKey()), entry.getValue()))
                        .toList(),
                found(place, q),
                path(place));
    }

    private static Below below(Place place, Tally tally) {
        return new Below(place.name(), OpenController.PATH + "/" + place.code(), tally);
    }

    private List<Line> found(Place place, String q) {
        return place.code().value().length() < Level.COUNTY.length()
                ? List.of()
                : versions.newest(place.code(), q.strip(), LISTED).stream()
                        .map(OpenPages::line)
                        .toList();
    }

    static Line line(Version version) {
        return new Line(
                version.paper().heading(),
                version.slot().path(),
                Shanghai.date(Shanghai.day(version.publishedAt())),
                version.version() > 1);
    }

    VillagePage village(Place village, String q) {
        var all = due.since(
                village.code(),
                YearMonth.from(Shanghai.day(time.instant())).minusMonths(MONTHS).toString());
        var list = items.of(village, Shanghai.day(time.instant()));
        var sections = new LinkedHashMap<String, List<Entry>>();
        list.ifPresent(known -> known.items()
                .forEach(item -> sections.computeIfAbsent(item.group(), _ -> new ArrayList<>())
                        .add(entry(village, item, all))));
        return new VillagePage(
                village.code().value(),
                village.name(),
                q,
                village.kind().equals("village"),
                path(village),
                money(village, all),
                all.stream()
                        .filter(one -> one.state() == Due.State.LATE)
                        .map(one -> missing(village, one))
                        .toList(),
                sections.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), entry.getValue()))
                        .toList(),
                q.isBlank() ? List.of() : found(village, q),
                live(village),
                list.map(ItemList::law).orElse(""));
    }

    private List<Live> live(Place village) {
        return uses.newest(BROADCAST, village.code(), SHOWN).stream()
                .map(use -> new Live(use.title(), use.state(), use.ended(), "/m/" + use.number()))
                .toList();
    }

    private Missing missing(Place village, Due one) {
        var name = items.find(village, one.slot().item())
                .map(Item::name)
                .orElse(one.slot().item());
        return new Missing(
                one.title().isEmpty() ? one.slot().period().words() + name : name + "：" + one.title(),
                Shanghai.date(one.dueOn()));
    }

    private static Entry entry(Place village, Item item, List<Due> all) {
        return new Entry(
                item.name(),
                OpenController.PATH + "/" + village.code() + "/" + item.key(),
                all.stream()
                        .filter(one -> one.slot().item().equals(item.key()) && one.isDone())
                        .limit(3)
                        .map(one -> new Line(
                                one.title().isEmpty() ? one.slot().period().words() : one.title(),
                                one.slot().path(),
                                "",
                                one.version() > 1))
                        .toList());
    }

    /** The newest month for which money was published, the account of income and expenses first. */
    private List<Money> money(Place village, List<Due> all) {
        var month = all.stream()
                .filter(Due::isDone)
                .filter(one -> isMoney(village, one))
                .map(Due::month)
                .max(Comparator.naturalOrder());
        return month.stream()
                .flatMap(newest ->
                        all.stream().filter(one -> one.isDone() && one.month().equals(newest) && isMoney(village, one)))
                .sorted(Comparator.comparingInt(one -> one.slot().item().equals("income-expense") ? 0 : 1))
                .flatMap(one -> versions.find(one.slot(), one.version()).stream())
                .map(OpenPages::money)
                .filter(one -> !one.sums().isEmpty())
                .toList();
    }

    private boolean isMoney(Place village, Due one) {
        return items.find(village, one.slot().item())
                .filter(item -> item.group().equals("money"))
                .isPresent();
    }

    private static Money money(Version version) {
        var heads = version.paper().heads();
        var sums = IntStream.range(0, heads.size())
                .filter(i -> heads.get(i).kind() == Column.Kind.MONEY)
                .mapToObj(
                        i -> Map.entry(heads.get(i), Amounts.sum(version.paper().rows(), i)))
                .filter(sum -> sum.getValue().compareTo(BigDecimal.ZERO) != 0)
                .map(sum -> new Sum(sum.getKey().name(), Amounts.shown(sum.getKey(), sum.getValue())))
                .toList();
        var paper = version.paper();
        return new Money(paper.periodName() + paper.itemName(), version.slot().path(), sums);
    }

    private List<Crumb> path(Place place) {
        return places.path(place.code()).stream()
                .filter(one -> !one.code().equals(place.code()))
                .map(one -> new Crumb(one.name(), OpenController.PATH + "/" + one.code()))
                .toList();
    }

    /** The month that ended last: only then is what it says due. Where nothing was due then, this month. */
    private String month(PlaceCode within) {
        var now = YearMonth.from(Shanghai.day(time.instant()));
        var last = now.minusMonths(1).toString();
        return tallies.of(within, last).due() > 0 ? last : now.toString();
    }
}
