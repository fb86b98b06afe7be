package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.index.LocationIndex;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.DistanceCalcEarth;
import com.graphhopper.util.EdgeIteratorState;
import com.graphhopper.util.FetchMode;
import com.graphhopper.util.PointList;
import com.graphhopper.util.shapes.GHPoint3D;

/**
 * A network of streets that can be walked, in flat arrays. Immutable.
 *
 * <p>What counts is flat metres: the metres of an edge times how much slower one walks on it than on flat ground. Stairs are
 * walked at 3 km/h where a street is at 5 (GraphHopper's foot profile), so one metre of them is 1.67.
 */
final class Streets {
    /** Where no street is nearer than this, nothing is known of the ways. */
    private static final double FAR_FROM_ANY_STREET = 250;

    private static final double FLAT_KMH = 5;

    private final BaseGraph graph;
    private final LocationIndex index;
    private final EdgeFilter walkable;
    final Arcs arcs;
    final float[] metres;
    final float[] slowness;
    private final int[] base;
    private final int[] end;
    private final boolean[] forward;
    private final boolean[] backward;

    /**
     * @param walkable the edges that a point may be snapped to
     * @param access   of feet, by direction
     * @param speed    of feet, in km/h
     */
    Streets(
            BaseGraph graph,
            LocationIndex index,
            EdgeFilter walkable,
            BooleanEncodedValue access,
            DecimalEncodedValue speed) {
        this.graph = graph;
        this.index = index;
        this.walkable = walkable;
        this.metres = new float[graph.getEdges()];
        this.slowness = new float[graph.getEdges()];
        this.forward = new boolean[graph.getEdges()];
        this.backward = new boolean[graph.getEdges()];
        this.base = new int[graph.getEdges()];
        this.end = new int[graph.getEdges()];
        AllEdgesIterator edges = graph.getAllEdges();
        while (edges.next()) {
            int edge = edges.getEdge();
            base[edge] = edges.getBaseNode();
            end[edge] = edges.getAdjNode();
            metres[edge] = (float) edges.getDistance();
            slowness[edge] = (float) (FLAT_KMH / edges.get(speed));
            forward[edge] = edges.get(access);
            backward[edge] = edges.getReverse(access);
        }
        this.arcs = Arcs.of(graph.getNodes(), base, end, forward, backward);
    }

    /** Every arc the other way round. */
    Arcs reversed() {
        return Arcs.of(nodes(), base, end, backward, forward);
    }

    int nodes() {
        return graph.getNodes();
    }

    boolean isWalkedForward(int edge) {
        return forward[edge];
    }

    boolean isWalkedBackward(int edge) {
        return backward[edge];
    }

    /** Where on the streets one comes from a point; null where none is near. */
    Place near(Point point) {
        Snap snap = index.findClosest(point.lat(), point.lng(), walkable);
        if (!snap.isValid() || snap.getQueryDistance() > FAR_FROM_ANY_STREET) {
            return null;
        }
        EdgeIteratorState edge = snap.getClosestEdge();
        PointList line = edge.fetchWayGeometry(FetchMode.ALL);
        double along = 0;
        double whole = 0;
        GHPoint3D on = snap.getSnappedPoint();
        for (int i = 0; i + 1 < line.size(); i++) {
            if (i == snap.getWayIndex()) {
                along = whole + distance(line.getLat(i), line.getLon(i), on.getLat(), on.getLon());
            }
            whole += distance(line.getLat(i), line.getLon(i), line.getLat(i + 1), line.getLon(i + 1));
        }
        if (snap.getWayIndex() >= line.size() - 1) {
            along = whole;
        }
        double fromBase = whole == 0 ? 0 : Math.min(1, along / whole) * metres[edge.getEdge()];
        return new Place(edge.getEdge(), edge.getBaseNode(), edge.getAdjNode(), fromBase, snap.getQueryDistance());
    }

    private static double distance(double lat, double lng, double otherLat, double otherLng) {
        return DistanceCalcEarth.DIST_EARTH.calcDist(lat, lng, otherLat, otherLng);
    }

    /** The line of an edge, beginning at the node. */
    PointList line(int edge, int fromNode) {
        EdgeIteratorState state = graph.getEdgeIteratorState(edge, Integer.MIN_VALUE);
        return state.getBaseNode() == fromNode
                ? state.fetchWayGeometry(FetchMode.ALL)
                : state.detach(true).fetchWayGeometry(FetchMode.ALL);
    }
}
