package cn.servicecircle.circle;

import cn.servicecircle.geo.Coordinates;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Polygons as RFC 7946 writes them: outer rings against the clock, holes with it; degrees of the datum, to 0.1 m. */
record GeoJson(String type, List<?> coordinates) {

    /** @param geometry a polygon or several, in WGS-84 */
    static GeoJson of(Geometry geometry, Datum datum) {
        List<List<List<double[]>>> polygons = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) geometry.getGeometryN(i).norm().reverse(), datum));
        }
        return polygons.size() == 1 ? new GeoJson("Polygon", polygons.get(0)) : new GeoJson("MultiPolygon", polygons);
    }

    private static List<List<double[]>> rings(Polygon polygon, Datum datum) {
        List<List<double[]>> rings = new ArrayList<>();
        rings.add(ring(polygon.getExteriorRing(), datum));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i), datum));
        }
        return rings;
    }

    private static List<double[]> ring(LinearRing ring, Datum datum) {
        return Arrays.stream(ring.getCoordinates())
                .map(corner -> position(corner, datum))
                .toList();
    }

    private static double[] position(Coordinate corner, Datum datum) {
        Coordinates there = datum.fromWgs84(new Point(corner.x, corner.y)).rounded();
        return new double[] {there.lng(), there.lat()};
    }
}
