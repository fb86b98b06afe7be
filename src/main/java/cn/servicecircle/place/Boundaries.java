package cn.servicecircle.place;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The ground that areas cover, in memory, on a plane of metres: a district is so small that a distance to its next border is
 * right to one in a hundred.
 */
public final class Boundaries {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final double METRES_A_DEGREE = 111_195;

    private final double metresADegreeEast;
    private final STRtree tree = new STRtree();
    private final Map<Long, Geometry> grounds;

    private record Ground(long areaId, PreparedGeometry shape) {
        double metresTo(Geometry place) {
            return shape.covers(place) ? 0 : shape.getGeometry().distance(place);
        }
    }

    /** @param metres to the area's border; 0 where the area covers the point */
    record Near(long areaId, double metres) {}

    /** @param grounds polygons in WGS-84, by area */
    Boundaries(Map<Long, Geometry> grounds) {
        this.grounds = Map.copyOf(grounds);
        Envelope all = new Envelope();
        grounds.values().forEach(ground -> all.expandToInclude(ground.getEnvelopeInternal()));
        double middle = all.isNull() ? 0 : (all.getMinY() + all.getMaxY()) / 2;
        this.metresADegreeEast = METRES_A_DEGREE * Math.cos(Math.toRadians(middle));
        grounds.forEach(this::add);
        tree.build();
    }

    private void add(long areaId, Geometry ground) {
        Geometry plane = ground.copy();
        plane.apply((Coordinate place) -> place.setCoordinate(onPlane(place.x, place.y)));
        plane.geometryChanged();
        tree.insert(plane.getEnvelopeInternal(), new Ground(areaId, PreparedGeometryFactory.prepare(plane)));
    }

    private Coordinate onPlane(double lng, double lat) {
        return new Coordinate(lng * metresADegreeEast, lat * METRES_A_DEGREE);
    }

    boolean has(long areaId) {
        return grounds.containsKey(areaId);
    }

    /** The area's ground in WGS-84, to be drawn. */
    public Optional<Geometry> ground(long areaId) {
        return Optional.ofNullable(grounds.get(areaId));
    }

    /** The areas that cover the point or come as near to it, the nearest first. */
    List<Near> near(Point point, double metres) {
        Geometry place = GEOMETRY.createPoint(onPlane(point.lng(), point.lat()));
        Envelope around = place.getEnvelopeInternal();
        around.expandBy(metres);
        List<Near> near = new ArrayList<>();
        tree.query(around, found -> {
            Ground ground = (Ground) found;
            double distance = ground.metresTo(place);
            if (distance <= metres) {
                near.add(new Near(ground.areaId(), distance));
            }
        });
        near.sort(Comparator.comparingDouble(Near::metres).thenComparingLong(Near::areaId));
        return near;
    }
}
