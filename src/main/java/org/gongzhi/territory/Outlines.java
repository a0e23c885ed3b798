package org.gongzhi.territory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.springframework.stereotype.Component;

/**
 * Says in which place a point lies.
 *
 * <p>Outlines down to the village wait in memory in an index of boxes; the grids and buildings of the one village found
 * are asked of the database.
 */
@Component
class Outlines {

    private final OutlineRepository repository;
    private volatile @Nullable Index index;

    Outlines(OutlineRepository repository) {
        this.repository = repository;
    }

    /** The smallest place whose outline holds the point, by the outlines of that revision of the tree. */
    Optional<PlaceCode> at(double latitude, double longitude, long revision) {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            return Optional.empty();
        }
        var large = index(revision).smallest(latitude, longitude);
        return large.filter(code -> code.value().length() >= Level.VILLAGE.length())
                .flatMap(village -> smallestIn(village, latitude, longitude))
                .or(() -> large);
    }

    private Optional<PlaceCode> smallestIn(PlaceCode village, double latitude, double longitude) {
        var point = Outline.SHAPES.createPoint(new Coordinate(longitude, latitude));
        return repository.around(latitude, longitude, village).stream()
                .filter(outline -> outline.shape().covers(point))
                .map(Outline::code)
                .max(BY_DEPTH);
    }

    private Index index(long revision) {
        var known = index;
        if (known == null || known.revision() != revision) {
            known = Index.of(revision, repository.downToTheVillage());
            index = known;
        }
        return known;
    }

    private static final Comparator<PlaceCode> BY_DEPTH =
            Comparator.comparingInt(code -> code.value().length());

    private record Index(long revision, STRtree boxes) {

        record Prepared(PlaceCode code, PreparedGeometry shape) {}

        static Index of(long revision, List<Outline> outlines) {
            var boxes = new STRtree();
            for (var outline : outlines) {
                var shape = outline.shape();
                boxes.insert(
                        shape.getEnvelopeInternal(),
                        new Prepared(outline.code(), PreparedGeometryFactory.prepare(shape)));
            }
            // Built before it is shared: JTS would otherwise build it on the first query, and that is not thread-safe.
            boxes.build();
            return new Index(revision, boxes);
        }

        Optional<PlaceCode> smallest(double latitude, double longitude) {
            var here = new Coordinate(longitude, latitude);
            var point = Outline.SHAPES.createPoint(here);
            return Stream.of(boxes.query(new Envelope(here)).toArray())
                    .map(Prepared.class::cast)
                    .filter(candidate -> candidate.shape().covers(point))
                    .map(Prepared::code)
                    .max(BY_DEPTH);
        }
    }
}
