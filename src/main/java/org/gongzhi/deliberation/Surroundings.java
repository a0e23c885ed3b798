package org.gongzhi.deliberation;

import java.util.List;
import java.util.Optional;
import org.gongzhi.deliberation.Where.Spot;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/**
 * Finds whose list somebody wants to see. What people talk over is their community's or village's, so that a building
 * leads to the list of the village around it.
 */
@Component
class Surroundings {

    private static final int HITS = 40;
    private static final int SHOWN = 12;

    private final Places places;
    private final DoorCodes doors;

    Surroundings(Places places, DoorCodes doors) {
        this.places = places;
        this.doors = doors;
    }

    /**
     * Where that is.
     *
     * @param place a code from a link; anything else is everywhere
     * @param words what was typed: a name, or the code at a door; it goes before the place
     */
    Where find(String place, String words) {
        var asked = words.strip();
        if (asked.isEmpty()) {
            return Optional.of(place)
                    .filter(PlaceCode::isCode)
                    .map(PlaceCode::new)
                    .flatMap(places::find)
                    .map(found -> at(village(found.code()), ""))
                    .orElseGet(() -> anywhere("", List.of()));
        }
        var found = doors.placeOf(asked).map(one -> List.of(one.code())).orElseGet(() -> named(asked));
        return found.size() == 1
                ? at(found.getFirst(), asked)
                : anywhere(asked, found.stream().map(this::spot).toList());
    }

    private List<PlaceCode> named(String words) {
        return roots().stream()
                .flatMap(root -> places.search(words, root, HITS).stream())
                .map(place -> village(place.code()))
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    private Where at(PlaceCode code, String asked) {
        var place = village(code);
        return new Where(
                place.value(),
                places.fullName(place),
                places.path(place).stream()
                        .map(one -> new Spot(one.code().value(), one.name()))
                        .toList(),
                below(place),
                asked,
                List.of());
    }

    private Where anywhere(String asked, List<Spot> found) {
        var roots = roots();
        var below = roots.size() == 1
                ? below(roots.getFirst())
                : roots.stream().map(this::spot).toList();
        return new Where("", "", List.of(), below, asked, found);
    }

    private List<Spot> below(PlaceCode place) {
        return place.value().length() >= Level.VILLAGE.length()
                ? List.of()
                : places.children(place).stream()
                        .map(one -> new Spot(one.code().value(), one.name()))
                        .toList();
    }

    private Spot spot(PlaceCode code) {
        return new Spot(code.value(), places.fullName(code));
    }

    /** The whole of what this program looks after; several where it looks after more than one city. */
    private List<PlaceCode> roots() {
        return places.allButBuildings().stream()
                .filter(place -> place.parent() == null)
                .map(Place::code)
                .sorted()
                .toList();
    }

    private PlaceCode village(PlaceCode code) {
        return places.ancestor(code, Level.VILLAGE).orElse(code);
    }
}
