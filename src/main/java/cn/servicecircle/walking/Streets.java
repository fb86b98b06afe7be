package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import com.graphhopper.routing.ev.BooleanEncodedValue;
import com.graphhopper.routing.ev.DecimalEncodedValue;
import com.graphhopper.routing.util.AllEdgesIterator;
import com.graphhopper.routing.util.EdgeFilter;
import com.graphhopper.storage.BaseGraph;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;

/**
 * A network of streets that can be walked, in flat arrays. Immutable.
 *
 * <p>What counts is flat metres: the metres of an edge times how much slower one walks on it than on flat ground. Stairs are
 * walked at 3 km/h where a street is at 5 (GraphHopper's foot profile), so one metre of them is 1.67.
 */
final class Streets {
    private static final double FLAT_KMH = 5;

    private final int nodes;
    private final Courses courses;
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
    Streets(BaseGraph graph, EdgeFilter walkable, BooleanEncodedValue access, DecimalEncodedValue speed) {
        this.nodes = graph.getNodes();
        this.courses = new Courses(graph, walkable);
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
        this.arcs = Arcs.of(nodes, base, end, forward, backward);
    }

    /** Every arc the other way round. */
    Arcs reversed() {
        return Arcs.of(nodes, base, end, backward, forward);
    }

    int nodes() {
        return nodes;
    }

    int edges() {
        return metres.length;
    }

    boolean isWalkedForward(int edge) {
        return forward[edge];
    }

    boolean isWalkedBackward(int edge) {
        return backward[edge];
    }

    /** Where on the streets one comes from a point; null where none is near. */
    Place near(Point point) {
        Courses.Spot spot = courses.nearest(point);
        return spot == null
                ? null
                : new Place(
                        spot.edge(),
                        base[spot.edge()],
                        end[spot.edge()],
                        spot.share() * metres[spot.edge()],
                        spot.aside());
    }

    /** The line of an edge, beginning at the node. */
    Coordinate[] line(int edge, int fromNode, Ground ground) {
        Coordinate[] line = courses.of(edge, ground);
        if (base[edge] != fromNode) {
            CoordinateArrays.reverse(line);
        }
        return line;
    }
}
