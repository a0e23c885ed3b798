package org.gongzhi.exchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.hint.NamedPlaces;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the place a request is about: by the code of a place or a door, by the point on the map, by the words of an
 * address.
 */
@Component
class Open311Where {

    private final Places places;
    private final DoorCodes doors;
    private final NamedPlaces named;

    Open311Where(Places places, DoorCodes doors, NamedPlaces named) {
        this.places = places;
        this.doors = doors;
        this.named = named;
    }

    /** A point, WGS-84. */
    record Point(double latitude, double longitude) {

        static @Nullable Point of(Open311Sent sent) {
            var latitude = sent.degrees("lat", 90);
            var longitude = sent.degrees("long", 180);
            if ((latitude == null) != (longitude == null)) {
                throw Refusal.invalid("exchange.open311.half-a-point", latitude == null ? "lat" : "long");
            }
            return latitude == null || longitude == null ? null : new Point(latitude, longitude);
        }
    }

    /**
     * The place, in what the sender's scope and the area asked for have in common.
     *
     * @throws Refusal if there is no location, or it leads to no place here
     */
    PlaceCode place(Open311Sent sent, Scope scope, @Nullable PlaceCode area) {
        var point = Point.of(sent);
        var code = sent.text("address_id");
        var address = sent.text("address_string");
        if (point == null && code == null && address == null) {
            throw Refusal.invalid("exchange.open311.no-location");
        }
        var found = code == null
                ? Optional.ofNullable(point)
                        .flatMap(at -> places.at(at.latitude(), at.longitude()))
                        .map(Place::code)
                        .or(() -> byWords(address, scope))
                : byCode(code);
        var place = found.orElseThrow(() -> Refusal.invalid(
                code != null
                        ? "exchange.open311.unknown-address-id"
                        : point != null ? "exchange.open311.point-elsewhere" : "exchange.open311.unknown-address"));
        if (area != null && !place.isWithin(area)) {
            throw Refusal.invalid("exchange.open311.outside-the-jurisdiction");
        }
        scope.require(place);
        return place;
    }

    private Optional<PlaceCode> byCode(String code) {
        return (PlaceCode.isCode(code) ? places.find(new PlaceCode(code)) : doors.placeOf(code)).map(Place::code);
    }

    /** The narrowest place the words name; else, for who answers for one village alone, that village. */
    private Optional<PlaceCode> byWords(@Nullable String address, Scope scope) {
        if (address == null) {
            return Optional.empty();
        }
        var found = scope.places().stream()
                .flatMap(within -> named.find(address, within).map(Place::code).stream())
                .toList();
        var narrowest = found.stream().mapToInt(code -> code.value().length()).max();
        var best = narrowest.isEmpty()
                ? List.<PlaceCode>of()
                : found.stream()
                        .filter(code -> code.value().length() == narrowest.getAsInt())
                        .distinct()
                        .toList();
        return (best.isEmpty() ? scope.places().stream().filter(Open311Where::isVillage) : Stream.of(best.getFirst()))
                .findFirst()
                .filter(_ -> best.size() == 1 || scope.places().size() == 1);
    }

    private static boolean isVillage(PlaceCode code) {
        return code.value().length() >= Level.VILLAGE.length();
    }
}
