package org.gongzhi.hint;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The places that texts and addresses name. */
@Component
public class NamedPlaces {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private record Known(Instant at, PlaceFinder finder) {}

    private final Places places;
    private final InstantSource time;
    private volatile @Nullable Known known;

    NamedPlaces(Places places, InstantSource time) {
        this.places = places;
        this.time = time;
    }

    /** The narrowest place the text names within a place, if it names one beyond doubt. */
    public Optional<Place> find(String text, PlaceCode within) {
        return named(text, within).map(PlaceFinder.Named::place);
    }

    Optional<PlaceFinder.Named> named(String text, PlaceCode within) {
        return finder().find(text, within);
    }

    /** Made again when it is old: places seldom change, and making it reads all their names. */
    private PlaceFinder finder() {
        var last = known;
        if (last == null || last.at().plus(FRESH).isBefore(time.instant())) {
            last = new Known(time.instant(), new PlaceFinder(places.allButBuildings()));
            known = last;
        }
        return last.finder();
    }
}
