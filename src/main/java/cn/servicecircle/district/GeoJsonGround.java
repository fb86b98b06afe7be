package cn.servicecircle.district;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Makes a Polygon or MultiPolygon of GeoJSON (RFC 7946), which is in WGS-84, the ground of an area. */
final class GeoJsonGround {
    /** Six decimals, a tenth of a metre. */
    private static final GeometryFactory GEOMETRY = new GeometryFactory(new PrecisionModel(1e6));

    private GeoJsonGround() {}

    /** Says in Chinese what is wrong with the geometry. */
    static final class BadGround extends Exception {
        private static final long serialVersionUID = 1L;

        BadGround(String problem) {
            super(problem);
        }
    }

    /** In normal form, so that the same ground is the same text. */
    static Geometry of(JsonNode geometry) throws BadGround {
        String type = geometry.path("type").asText();
        JsonNode coordinates = geometry.path("coordinates");
        List<Polygon> polygons = new ArrayList<>();
        if (type.equals("Polygon")) {
            polygons.add(polygon(coordinates));
        } else if (type.equals("MultiPolygon")) {
            for (JsonNode each : coordinates) {
                polygons.add(polygon(each));
            }
        } else {
            throw new BadGround(" geometry 应为 Polygon 或 MultiPolygon");
        }
        return valid(GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new)));
    }

    private static Geometry valid(Geometry ground) throws BadGround {
        TopologyValidationError error = new IsValidOp(ground).getValidationError();
        if (error != null) {
            Coordinate at = error.getCoordinate();
            throw new BadGround("边界不成形，线条自己相交或各块重叠，在经度 %s、纬度 %s 附近；请在地图软件里改好".formatted(at.x, at.y));
        }
        if (ground.isEmpty()) {
            throw new BadGround("边界是空的");
        }
        return ground.norm();
    }

    private static Polygon polygon(JsonNode rings) throws BadGround {
        List<LinearRing> made = new ArrayList<>();
        for (JsonNode ring : rings) {
            made.add(ring(ring));
        }
        if (made.isEmpty()) {
            throw new BadGround("边界是空的");
        }
        return GEOMETRY.createPolygon(made.get(0), made.subList(1, made.size()).toArray(LinearRing[]::new));
    }

    private static LinearRing ring(JsonNode positions) throws BadGround {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode position : positions) {
            ring.add(coordinate(position));
        }
        if (ring.size() < 4 || !ring.get(0).equals2D(ring.get(ring.size() - 1))) {
            throw new BadGround("边界没有围起来；一圈至少四个点，最后一点要和第一点相同");
        }
        return GEOMETRY.createLinearRing(ring.toArray(Coordinate[]::new));
    }

    /** Longitude stands first in GeoJSON; whoever turns the two around is told by the ranges. */
    private static Coordinate coordinate(JsonNode position) throws BadGround {
        double lng = position.path(0).asDouble(Double.NaN);
        double lat = position.path(1).asDouble(Double.NaN);
        if (!(lng >= 73 && lng <= 136 && lat >= 18 && lat <= 54)) {
            throw new BadGround(
                    "边界里有一点是 %s；应为 [经度, 纬度]，都是 WGS-84 的度数，在中国大陆".formatted(CsvRow.quoted(position.toString())));
        }
        Coordinate coordinate = new Coordinate(lng, lat);
        GEOMETRY.getPrecisionModel().makePrecise(coordinate);
        return coordinate;
    }
}
