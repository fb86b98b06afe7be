package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** What is reached along the streets: all that lies beside the parts of them to which one gets. */
final class StreetReach {
    /** How far the houses stand from the middle of a street. */
    private static final double BESIDE = 40;

    private static final double SIMPLER_BY = 5;
    private static final int QUARTER_SEGMENTS = 4;

    private final GeometryFactory shapes = new GeometryFactory();
    private final Streets streets;
    private final Ground ground;
    private final List<Geometry> reached = new ArrayList<>();

    private StreetReach(Streets streets, Point from) {
        this.streets = streets;
        this.ground = new Ground(from);
    }

    /** @param most flat metres */
    static Geometry of(Streets streets, Place start, Point from, double most) {
        return new StreetReach(streets, from).search(start, most);
    }

    private Geometry search(Place start, double most) {
        Frontier frontier = new Frontier(streets.nodes());
        frontier.begin();
        Departure.from(streets, start, frontier);
        reached.add(shapes.createPoint(new Coordinate(0, 0)));
        addOwnEdge(start, most - start.aside());
        for (int node = frontier.next(); node >= 0 && frontier.cost(node) <= most; node = frontier.next()) {
            for (int arc = streets.arcs.first[node]; arc < streets.arcs.first[node + 1]; arc++) {
                int edge = streets.arcs.edge[arc];
                double length = streets.metres[edge];
                double cost = length * streets.slowness[edge];
                frontier.offer(streets.arcs.target[arc], frontier.cost(node) + cost, frontier.metres(node) + length);
                double share = cost == 0 ? 1 : (most - frontier.cost(node)) / cost;
                reached.add(part(edge, node, 0, Math.min(1, share)));
            }
        }
        Geometry beside = shapes.buildGeometry(reached).buffer(BESIDE, QUARTER_SEGMENTS);
        return ground.degrees(TopologyPreservingSimplifier.simplify(beside, SIMPLER_BY));
    }

    private void addOwnEdge(Place start, double most) {
        double whole = Math.max(streets.metres[start.edge()], 0.01);
        double at = start.fromBase() / whole;
        double share = most / streets.slowness[start.edge()] / whole;
        double from = streets.isWalkedBackward(start.edge()) ? Math.max(0, at - share) : at;
        double to = streets.isWalkedForward(start.edge()) ? Math.min(1, at + share) : at;
        reached.add(part(start.edge(), start.base(), from, to));
    }

    /** The edge's line from one share of its length to another, seen from the node. */
    private Geometry part(int edge, int node, double from, double to) {
        LineString whole = shapes.createLineString(streets.line(edge, node, ground));
        return new LengthIndexedLine(whole).extractLine(from * whole.getLength(), to * whole.getLength());
    }
}
