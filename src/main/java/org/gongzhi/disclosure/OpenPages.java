package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.gongzhi.disclosure.Tallies.Tally;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** Puts the portal's pages together: the way down to a village, and what a village published and owes. */
@Component
class OpenPages {

    private static final int LISTED = 12;

    private final Versions versions;
    private final Tallies tallies;
    private final Places places;
    private final InstantSource time;

    OpenPages(Versions versions, Tallies tallies, Places places, InstantSource time) {
        this.versions = versions;
        this.tallies = tallies;
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

    boolean isVillage(Place place) {
        return place.level() == Level.VILLAGE;
    }

    /** The counties, each with the month that it would show itself. */
    AreaPage front(String q) {
        var now = YearMonth.from(Shanghai.day(time.instant()));
        var last = tallies.counties(now.minusMonths(1).toString());
        var current = tallies.counties(now.toString());
        var below = places.allButBuildings().stream()
                .filter(place -> place.level() == Level.COUNTY)
                .sorted(Comparator.comparing(Place::code))
                .map(place ->
                        below(place, last.getOrDefault(place.code(), current.getOrDefault(place.code(), Tally.NONE))))
                .filter(one -> one.tally().due() > 0)
                .toList();
        return new AreaPage("", "", q, "", Tally.NONE, below, List.of(), List.of());
    }

    AreaPage area(Place place, String q) {
        var month = month(place.code());
        var children = places.children(place.code());
        var tallied = new HashMap<PlaceCode, Tally>();
        children.stream()
                .map(child -> child.code().value().length())
                .distinct()
                .forEach(length -> tallied.putAll(tallies.below(place.code(), length, month)));
        return new AreaPage(
                place.code().value(),
                places.fullName(place.code()),
                q,
                Period.of(month).words(),
                tallies.of(place.code(), month),
                children.stream()
                        .map(child -> below(child, tallied.getOrDefault(child.code(), Tally.NONE)))
                        .filter(one -> one.tally().due() > 0)
                        .toList(),
                found(place, q),
                path(place));
    }

    private static Below below(Place place, Tally tally) {
        return new Below(place.name(), OpenController.PATH + "/" + place.code(), tally);
    }

    List<Line> found(Place place, String q) {
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

    List<Crumb> path(Place place) {
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
