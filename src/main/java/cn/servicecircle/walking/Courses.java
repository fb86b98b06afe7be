package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.hprtree.HPRtree;

/**
 * Where the edges of a network run, in flat arrays: the points of edge {@code e} are from {@code first[e]} up to
 * {@code first[e + 1]}. Finds the nearest edge within a microsecond or two, where GraphHopper's own index takes fifteen.
 */
final class Courses {
    /** Nearly everybody stands so near to a street; only for the others a wider box is looked through. */
    private static final double NEAR_BY = 40;
    /** Where no street is nearer than this, nothing is known of the ways. */
    private static final double FAR_FROM_ANY_STREET = 250;

    private final int[] first;
    private final double[] lng;
    private final double[] lat;
    private final HPRtree walkable = new HPRtree();

    /** @param walkable the edges that a point may be snapped to */
    Courses(BaseGraph graph, EdgeFilter walkable) {
        this.first = new int[graph.getEdges() + 1];
        AllEdgesIterator edges = graph.getAllEdges();
        PointList all = new PointList();
        while (edges.next()) {
            PointList points = edges.fetchWayGeometry(FetchMode.ALL);
            all.add(points);
            first[edges.getEdge() + 1] = all.size();
            if (walkable.accept(edges)) {
                this.walkable.insert(envelope(points), edges.getEdge());
            }
        }
        this.lng = new double[all.size()];
        this.lat = new double[all.size()];
        for (int i = 0; i < lng.length; i++) {
            lng[i] = all.getLon(i);
            lat[i] = all.getLat(i);
        }
        this.walkable.build();
    }

    private static Envelope envelope(PointList points) {
        Envelope envelope = new Envelope();
        for (int i = 0; i < points.size(); i++) {
            envelope.expandToInclude(points.getLon(i), points.getLat(i));
        }
        return envelope;
    }

    /** The course of an edge from its base. */
    Coordinate[] of(int edge, Ground ground) {
        Coordinate[] course = new Coordinate[first[edge + 1] - first[edge]];
        for (int i = 0; i < course.length; i++) {
            course[i] = ground.metres(lng[first[edge] + i], lat[first[edge] + i]);
        }
        return course;
    }

    /** Where one comes to the nearest of the edges; null where none is near. */
    Spot nearest(Point point) {
        Ground ground = new Ground(point);
        Spot spot = within(NEAR_BY, ground);
        return spot == null ? within(FAR_FROM_ANY_STREET, ground) : spot;
    }

    private Spot within(double metres, Ground ground) {
        Scan scan = new Scan(ground, metres);
        walkable.query(ground.box(metres), edge -> scan.look((Integer) edge));
        return scan.nearest();
    }

    /**
     * @param share of the edge's length that lies between its base and the spot
     * @param aside metres from the point that was looked for
     */
    record Spot(int edge, double share, double aside) {}

    /** Looks at one edge after the other, and remembers the nearest. */
    private final class Scan {
        private final double originLng;
        private final double originLat;
        private final double east;
        private double leastSquare;
        private int edge = -1;
        private int segment;
        private double shareOfSegment;

        Scan(Ground ground, double most) {
            this.originLng = ground.origin().lng();
            this.originLat = ground.origin().lat();
            this.east = ground.east();
            this.leastSquare = most * most;
        }

        private double x(int i) {
            return (lng[i] - originLng) * east;
        }

        private double y(int i) {
            return (lat[i] - originLat) * Ground.METRES_A_DEGREE;
        }

        void look(int candidate) {
            double fromX = x(first[candidate]);
            double fromY = y(first[candidate]);
            for (int i = first[candidate]; i + 1 < first[candidate + 1]; i++) {
                double toX = x(i + 1);
                double toY = y(i + 1);
                double dx = toX - fromX;
                double dy = toY - fromY;
                double square = dx * dx + dy * dy;
                double share = square == 0 ? 0 : Math.max(0, Math.min(1, -(fromX * dx + fromY * dy) / square));
                double x = fromX + share * dx;
                double y = fromY + share * dy;
                if (x * x + y * y <= leastSquare) {
                    leastSquare = x * x + y * y;
                    edge = candidate;
                    segment = i;
                    shareOfSegment = share;
                }
                fromX = toX;
                fromY = toY;
            }
        }

        Spot nearest() {
            return edge < 0 ? null : new Spot(edge, share(), Math.sqrt(leastSquare));
        }

        private double share() {
            double before = 0;
            double whole = 0;
            for (int i = first[edge]; i + 1 < first[edge + 1]; i++) {
                double length = Math.hypot(x(i + 1) - x(i), y(i + 1) - y(i));
                if (i == segment) {
                    before = whole + shareOfSegment * length;
                }
                whole += length;
            }
            return whole == 0 ? 0 : before / whole;
        }
    }
}
