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
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.springframework.stereotype.Component;

/** Puts a village's page together: this month's money first, what is missing, then every item with its newest. */
@Component
class VillagePages {

    private static final int MONTHS = 13;
    private static final int SHOWN = 4;

    private final OpenPages open;
    private final DueRepository due;
    private final Versions versions;
    private final Items items;
    private final Headings headings;
    private final Broadcasts broadcasts;
    private final InstantSource time;

    VillagePages(
            OpenPages open,
            DueRepository due,
            Versions versions,
            Items items,
            Headings headings,
            Broadcasts broadcasts,
            InstantSource time) {
        this.open = open;
        this.due = due;
        this.versions = versions;
        this.items = items;
        this.headings = headings;
        this.broadcasts = broadcasts;
        this.time = time;
    }

    /** What a village's month of money comes to. */
    record Money(String heading, String href, List<Sum> sums) {}

    record Sum(String name, String amount) {}

    /** What must be published and was not. */
    record Missing(String heading, String dueOn) {}

    /** One item of the list and the newest of it. */
    record Entry(String name, String href, List<OpenPages.Line> newest) {}

    record Section(String group, List<Entry> entries) {}

    /** Everything {@code disclosure/open.jte} shows. */
    record VillagePage(
            String code,
            String name,
            String q,
            boolean rural,
            List<OpenPages.Crumb> path,
            List<Money> money,
            List<Missing> missing,
            List<Section> sections,
            List<OpenPages.Line> found,
            List<Live> live,
            String law) {}

    /**
     * Something shown live, announced or to be seen again.
     *
     * @param when day, hour and place
     * @param there who was there; empty until it is over
     * @param watch where to watch it; empty when there is nothing to watch
     */
    record Live(
            String subject,
            String state,
            boolean ended,
            String href,
            String when,
            String there,
            String watch,
            boolean again) {}

    VillagePage page(Place village, String q) {
        var all = lately(village);
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
                open.path(village),
                money(village, all),
                all.stream()
                        .filter(one -> one.state() == Due.State.LATE)
                        .map(one -> missing(village, one))
                        .toList(),
                sections.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), entry.getValue()))
                        .toList(),
                q.isBlank() ? List.of() : open.found(village, q),
                live(village),
                list.map(ItemList::law).orElse(""));
    }

    /** What the newest month of money comes to; empty where none was published. */
    List<Money> money(Place village) {
        return money(village, lately(village));
    }

    private List<Due> lately(Place village) {
        return due.since(
                village.code(),
                YearMonth.from(Shanghai.day(time.instant())).minusMonths(MONTHS).toString());
    }

    private List<Live> live(Place village) {
        return broadcasts.newest(village.code(), SHOWN).stream().map(this::live).toList();
    }

    private Live live(Broadcasts.Broadcast one) {
        return new Live(
                one.subject(),
                one.shown(),
                one.archived() || one.cancelled(),
                "/m/" + one.number(),
                "%s %s %s".formatted(Shanghai.date(one.day()), one.hour(), one.venue()),
                one.archived() ? headings.words("disclosure.live.there", one.here(), one.watched()) : "",
                one.cancelled() || !one.link().startsWith("https://") ? "" : one.link(),
                one.archived());
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
                        .map(one -> new OpenPages.Line(
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
                .map(VillagePages::money)
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
}
