package org.gongzhi.organization;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.DoorNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * The first page of a door, and the card beside it (公示牌): who is responsible here and how to call them, by office
 * numbers only; what is published, met about and decided here; and the way to report.
 */
@Controller
class CardController {

    private static final List<String> AT_THE_DOOR = List.of("building-head", "grid-worker", "community-officer");
    private static final int EACH = 2;

    private final DoorCodes doors;
    private final Posts posts;
    private final Places places;
    private final Duties duties;
    private final List<DoorNotice> notices;

    CardController(DoorCodes doors, Posts posts, Places places, Duties duties, List<DoorNotice> notices) {
        this.doors = doors;
        this.posts = posts;
        this.places = places;
        this.duties = duties;
        this.notices = notices.stream()
                .sorted(Comparator.comparingInt(DoorNotice::order))
                .toList();
    }

    @GetMapping("/cards/{code}")
    ModelAndView card(@PathVariable String code) {
        var place = doors.placeOf(code).orElseThrow(() -> Refusal.unknown("organization.unknown-door"));
        var shown = new HashSet<UUID>();
        var persons = AT_THE_DOOR.stream()
                .map(duties::get)
                .flatMap(duty -> persons(duty, place.code(), shown))
                .toList();
        return new ModelAndView(
                "organization/card",
                "page",
                new CardPage(code, place.name(), around(place.code()), persons, tiles(code, place)));
    }

    private List<CardPage.Tile> tiles(String code, Place place) {
        var door = new DoorNotice.Door(code, place.code().value());
        return notices.stream()
                .flatMap(notice -> notice.at(door).stream().map(line -> new CardPage.Tile(notice.icon(), line)))
                .toList();
    }

    /** Those who hold the duty here. Where nobody does, whoever answers meanwhile; but nobody owes a volunteer. */
    private Stream<CardPage.Person> persons(Duty duty, PlaceCode place, Set<UUID> shown) {
        var desk = posts.deskFor(duty.key(), place);
        if (!desk.duty().equals(duty.key())) {
            return Stream.empty();
        }
        var sitting = posts.at(desk);
        return (sitting.isEmpty() ? posts.holders(desk) : sitting)
                .stream()
                        .limit(EACH)
                        .filter(post -> shown.add(post.id()))
                        .map(post -> new CardPage.Person(
                                duty.name(), post.personName(), post.title(), post.officePhone(), sitting.isEmpty()));
    }

    private String around(PlaceCode place) {
        var path = places.path(place).stream()
                .filter(part -> part.level() != Level.MICRO_GRID)
                .map(Place::name)
                .toList();
        return String.join(" · ", path.subList(0, Math.max(1, path.size() - 1)));
    }

    /**
     * Everything {@code organization/card.jte} shows.
     *
     * @param code of the door, to report from here
     * @param around where the building stands
     * @param tiles what concerns whoever lives here
     */
    record CardPage(String code, String place, String around, List<Person> persons, List<Tile> tiles) {

        /** One of what concerns whoever lives here, with its drawing. */
        record Tile(String icon, DoorNotice.Line line) {}

        /**
         * One of those responsible.
         *
         * @param meanwhile the post stands empty and this is who answers for it
         */
        record Person(
                String duty,
                String name,
                String title,
                @Nullable String phone,
                boolean meanwhile) {

            /** The face until there is a photograph. */
            String initial() {
                return name.substring(0, name.offsetByCodePoints(0, 1));
            }

            String dial() {
                return phone == null ? "" : "tel:" + phone.replaceAll("[^0-9+]", "");
            }
        }
    }
}
