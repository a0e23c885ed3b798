package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Divides a real outline into invented parts, the same ones each time: demonstration, never a survey. */
final class DemoMap {

    private static final int CANDIDATES = 8;

    private DemoMap() {}

    /** Cuts the area into that many parts of about the same size, without gaps or overlaps. */
    static List<Geometry> divide(Geometry area, int parts, long seed) {
        if (parts == 1) {
            return List.of(area);
        }
        var sites = sites(area, parts, new SplittableRandom(seed));
        var voronoi = new VoronoiDiagramBuilder();
        voronoi.setSites(sites);
        voronoi.setClipEnvelope(area.getEnvelopeInternal());
        var cells = new HashMap<Coordinate, Geometry>();
        var diagram = voronoi.getDiagram(Outline.SHAPES);
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            var cell = diagram.getGeometryN(i);
            cells.put((Coordinate) cell.getUserData(), cell);
        }
        return sites.stream()
                .map(site -> areaOf(OverlayNGRobust.overlay(cells.get(site), area, OverlayNG.INTERSECTION)))
                .toList();
    }

    /** The middle of the largest circle in the shape, as far from every border as can be. */
    static Spot middle(Geometry shape) {
        var circle = new MaximumInscribedCircle(largest(shape), Math.sqrt(shape.getArea()) / 50);
        var centre = circle.getCenter();
        return new Spot(centre.getY(), centre.getX(), circle.getRadiusLine().getLength());
    }

    /**
     * A point with room around it.
     *
     * @param room how far the nearest border is, in degrees
     */
    record Spot(double latitude, double longitude, double room) {}

    /** Points well apart: each is, of several drawn, the one farthest from those before it. */
    private static List<Coordinate> sites(Geometry area, int count, SplittableRandom random) {
        var box = area.getEnvelopeInternal();
        var inside = PreparedGeometryFactory.prepare(area);
        var sites = new ArrayList<Coordinate>();
        while (sites.size() < count) {
            Coordinate best = new Coordinate();
            double farthest = -1;
            for (int drawn = 0; drawn < CANDIDATES; ) {
                var point = new Coordinate(
                        random.nextDouble(box.getMinX(), box.getMaxX()),
                        random.nextDouble(box.getMinY(), box.getMaxY()));
                if (!inside.contains(Outline.SHAPES.createPoint(point))) {
                    continue;
                }
                drawn++;
                double distance =
                        sites.stream().mapToDouble(point::distance).min().orElse(Double.MAX_VALUE);
                if (distance > farthest) {
                    farthest = distance;
                    best = point;
                }
            }
            sites.add(best);
        }
        return sites;
    }

    /** Cutting may leave lines and points behind where borders touch; only areas count. */
    private static Geometry areaOf(Geometry cut) {
        var polygons = new ArrayList<Polygon>();
        for (int i = 0; i < cut.getNumGeometries(); i++) {
            if (cut.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(polygon);
            }
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : Outline.SHAPES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    private static Geometry largest(Geometry shape) {
        var largest = shape.getGeometryN(0);
        for (int i = 1; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i).getArea() > largest.getArea()) {
                largest = shape.getGeometryN(i);
            }
        }
        return largest;
    }
}
