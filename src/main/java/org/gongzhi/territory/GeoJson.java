package org.gongzhi.territory;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes outlines and points as geometries of GeoJSON (RFC 7946), to a hand's breadth. */
final class GeoJson {

    private GeoJson() {}

    static String point(double latitude, double longitude) {
        return "{\"type\":\"Point\",\"coordinates\":" + position(new Coordinate(longitude, latitude)) + "}";
    }

    /** The areas of a shape; whatever in it is no area is left out. */
    static String areas(Geometry shape) {
        var polygons = IntStream.range(0, shape.getNumGeometries())
                .mapToObj(shape::getGeometryN)
                .filter(Polygon.class::isInstance)
                .map(Polygon.class::cast)
                .map(GeoJson::rings)
                .toList();
        return polygons.size() == 1
                ? "{\"type\":\"Polygon\",\"coordinates\":" + polygons.getFirst() + "}"
                : "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
    }

    /** The outer ring against the clock, holes with it, as the standard wants it. */
    private static String rings(Polygon polygon) {
        var normal = (Polygon) polygon.norm();
        return Stream.concat(
                        Stream.of(normal.getExteriorRing()),
                        IntStream.range(0, normal.getNumInteriorRing()).mapToObj(normal::getInteriorRingN))
                .map(ring -> ring(ring.reverse()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ring(LineString ring) {
        return Stream.of(ring.getCoordinates()).map(GeoJson::position).collect(Collectors.joining(",", "[", "]"));
    }

    private static String position(Coordinate at) {
        return String.format(Locale.ROOT, "[%.6f,%.6f]", at.getX(), at.getY());
    }
}
