package org.gongzhi.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;

/** Draws where something happens: mostly in 水川路社区, often in its town, now and then elsewhere in the city. */
final class DemoPlaces {

    private static final PlaceCode TOWN =
            new PlaceCode(DemoTerritory.COMMUNITY.value().substring(0, Level.TOWN.length()));

    private final Places places;
    private final SplittableRandom random;
    private final Map<PlaceCode, List<Place>> known = new HashMap<>();

    DemoPlaces(Places places, SplittableRandom random) {
        this.places = places;
        this.random = random;
    }

    PlaceCode draw() {
        int draw = random.nextInt(100);
        if (draw < 50) {
            return inCommunity();
        }
        return draw < 70 ? inTown() : draw < 88 ? in(new PlaceCode(TOWN.county())) : in(DemoTerritory.CITY);
    }

    /** A building of 水川路社区. */
    PlaceCode inCommunity() {
        return in(DemoTerritory.COMMUNITY);
    }

    /** A building of 惠民小区. */
    PlaceCode inEstate() {
        return in(new PlaceCode(DemoTerritory.COMMUNITY + "001"));
    }

    PlaceCode inTown() {
        return in(TOWN);
    }

    PlaceCode village(PlaceCode within) {
        var place = within;
        while (place.value().length() < Level.VILLAGE.length()) {
            place = child(place);
        }
        return place;
    }

    private PlaceCode in(PlaceCode within) {
        var place = within;
        for (int tier = 0; tier < 6 && place.value().length() < Level.BUILDING.length(); tier++) {
            place = child(place);
        }
        return place;
    }

    private PlaceCode child(PlaceCode place) {
        var children = known.computeIfAbsent(place, places::children);
        return children.isEmpty()
                ? place
                : children.get(random.nextInt(children.size())).code();
    }
}
