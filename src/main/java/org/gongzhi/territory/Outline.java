package org.gongzhi.territory;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/** The outline (边界) of a place, in degrees of WGS-84, longitude before latitude. */
record Outline(PlaceCode code, Geometry shape, boolean synthetic) {

    static final GeometryFactory SHAPES = new GeometryFactory(new PrecisionModel(), 4326);

    static Outline stored(PlaceCode code, byte[] shape, boolean synthetic) {
        try {
            return new Outline(code, new WKBReader(SHAPES).read(shape), synthetic);
        } catch (ParseException e) {
            throw new IllegalStateException("the outline of " + code + " cannot be read", e);
        }
    }

    byte[] bytes() {
        return new WKBWriter().write(shape);
    }

    List<@Nullable Object> columns() {
        var box = shape.getEnvelopeInternal();
        return List.of(
                code,
                "\\x" + HexFormat.of().formatHex(bytes()),
                box.getMinY(),
                box.getMinX(),
                box.getMaxY(),
                box.getMaxX(),
                synthetic);
    }
}
