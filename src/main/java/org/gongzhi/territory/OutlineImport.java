package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.ImportReport.RefusedRow;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes over outlines from GeoJSON; each feature names its place by its code, as {@code id}, {@code code} or
 * {@code adcode}.
 */
@Component
class OutlineImport {

    private final OutlineRepository repository;
    private final Places places;
    private final JsonMapper json;

    OutlineImport(OutlineRepository repository, Places places, JsonMapper json) {
        this.repository = repository;
        this.places = places;
        this.json = json;
    }

    /** Imports every feature that is right; {@code line} of a refused one is its number in the file. */
    @Transactional
    ImportReport run(byte[] file) {
        var features = features(file);
        var outlines = new ArrayList<Outline>();
        var refused = new ArrayList<RefusedRow>();
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            RefusedRow.unless(i + 1, () -> outlines.add(outline(feature))).ifPresent(refused::add);
        }
        repository.replace(outlines);
        repository.fillInPoints(outlines);
        places.changed();
        return new ImportReport(features.size(), outlines.size(), 0, refused);
    }

    private List<JsonNode> features(byte[] file) {
        try {
            var features = json.readTree(file).path("features");
            if (features.isArray()) {
                return features.values().stream().toList();
            }
        } catch (JacksonException e) {
            throw Refusal.invalid("territory.import.no-geojson");
        }
        throw Refusal.invalid("territory.import.no-geojson");
    }

    private Outline outline(JsonNode feature) {
        var code = code(feature);
        var place = places.find(code).orElseThrow(() -> Refusal.invalid("territory.unknown-place", code));
        return new Outline(place.code(), shape(feature.path("geometry")), false);
    }

    private static PlaceCode code(JsonNode feature) {
        var properties = feature.path("properties");
        var written = Optional.of(feature.path("id"))
                .filter(JsonNode::isValueNode)
                .or(() -> Optional.of(properties.path("code")).filter(JsonNode::isValueNode))
                .orElse(properties.path("adcode"))
                .asString("");
        if (!PlaceCode.isCode(written)) {
            throw Refusal.invalid("territory.import.wrong-code", written);
        }
        return new PlaceCode(written);
    }

    private static Geometry shape(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        var shape = switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" ->
                Outline.SHAPES.createMultiPolygon(coordinates.values().stream()
                        .map(OutlineImport::polygon)
                        .toArray(Polygon[]::new));
            default -> throw Refusal.invalid("territory.import.no-polygon");
        };
        if (shape.isEmpty()) {
            throw Refusal.invalid("territory.import.no-polygon");
        }
        // Published outlines touch themselves here and there; everything that asks later needs them valid.
        return shape.isValid() ? shape : GeometryFixer.fix(shape);
    }

    private static Polygon polygon(JsonNode rings) {
        var lines = rings.values().stream().map(OutlineImport::ring).toList();
        if (lines.isEmpty()) {
            throw Refusal.invalid("territory.import.no-polygon");
        }
        return Outline.SHAPES.createPolygon(
                lines.getFirst(), lines.subList(1, lines.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode points) {
        var line = new ArrayList<Coordinate>();
        for (var point : points.values()) {
            var longitude = point.path(0).asDouble(Double.NaN);
            var latitude = point.path(1).asDouble(Double.NaN);
            if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
                throw Refusal.invalid("territory.import.wrong-degrees", point.toString());
            }
            line.add(new Coordinate(longitude, latitude));
        }
        if (!line.isEmpty() && !line.getFirst().equals2D(line.getLast())) {
            line.add(line.getFirst().copy());
        }
        if (line.size() < 4) {
            throw Refusal.invalid("territory.import.no-polygon");
        }
        return Outline.SHAPES.createLinearRing(line.toArray(Coordinate[]::new));
    }
}
