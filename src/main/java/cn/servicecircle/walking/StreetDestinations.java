package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import cn.servicecircle.walking.Streets.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Destinations on a network of streets, found by Dijkstra's search from where one stands, which ends with the last that is
 * wanted. A destination is one more place beside the network's nodes, numbered after them.
 */
final class StreetDestinations implements Destinations {
    /** Nobody walks for longer, and no search need go on. */
    private static final int MOST_SECONDS = 3600;

    private final Streets streets;
    private final Paces paces;
    private final Destinations byEstimate;
    private final Place[] places;
    /** Which destinations lie on an edge that touches the node. */
    private final Map<Integer, int[]> atNode = new HashMap<>();

    private final Map<Integer, int[]> onEdge = new HashMap<>();
    private final boolean[] isNearOne;
    private final ThreadLocal<Frontier> frontiers;

    StreetDestinations(Streets streets, Paces paces, List<Point> destinations, Destinations byEstimate) {
        this.streets = streets;
        this.paces = paces;
        this.byEstimate = byEstimate;
        this.places = destinations.stream().map(streets::near).toArray(Place[]::new);
        this.isNearOne = new boolean[streets.nodes()];
        Map<Integer, List<Integer>> nodes = new HashMap<>();
        Map<Integer, List<Integer>> edges = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] != null) {
                add(nodes, places[i].base(), i);
                if (places[i].end() != places[i].base()) {
                    add(nodes, places[i].end(), i);
                }
                add(edges, places[i].edge(), i);
            }
        }
        nodes.forEach((node, near) -> {
            isNearOne[node] = true;
            atNode.put(node, array(near));
        });
        edges.forEach((edge, on) -> onEdge.put(edge, array(on)));
        int size = streets.nodes() + places.length;
        this.frontiers = ThreadLocal.withInitial(() -> new Frontier(size));
    }

    private static void add(Map<Integer, List<Integer>> map, int key, int destination) {
        map.computeIfAbsent(key, none -> new ArrayList<>()).add(destination);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public Walks nearest(Point from, Pace pace, int limit, IntPredicate wanted) {
        Place start = streets.near(from);
        return start == null
                ? byEstimate.nearest(from, pace, limit, wanted)
                : new Walks(Method.NETWORK, search(start, pace, MOST_SECONDS, limit, wanted));
    }

    @Override
    public Walks within(Point from, Pace pace, int seconds) {
        Place start = streets.near(from);
        return start == null
                ? byEstimate.within(from, pace, seconds)
                : new Walks(Method.NETWORK, search(start, pace, seconds, places.length, any -> true));
    }

    private List<Walk> search(Place start, Pace pace, int seconds, int limit, IntPredicate wanted) {
        Frontier frontier = frontiers.get();
        frontier.begin();
        setOut(frontier, start);
        double most = paces.metres(seconds, pace);
        List<Walk> found = new ArrayList<>(Math.min(limit, 16));
        for (int at = frontier.next();
                at >= 0 && found.size() < limit && frontier.cost(at) <= most;
                at = frontier.next()) {
            if (at < streets.nodes()) {
                goOn(frontier, at);
            } else if (wanted.test(at - streets.nodes())) {
                found.add(new Walk(at - streets.nodes(), frontier.metres(at), paces.seconds(frontier.cost(at), pace)));
            }
        }
        return found;
    }

    /** To both ends of the edge that one stands on, and to the destinations on it. */
    private void setOut(Frontier frontier, Place start) {
        Departure.from(streets, start, frontier);
        for (int destination : onEdge.getOrDefault(start.edge(), NONE)) {
            Place place = places[destination];
            double along = place.fromBase() - start.fromBase();
            if (along >= 0 ? streets.isWalkedForward(start.edge()) : streets.isWalkedBackward(start.edge())) {
                double slowness = streets.slowness[start.edge()];
                arrive(frontier, destination, start.aside(), start.aside(), Math.abs(along), slowness);
            }
        }
    }

    private static final int[] NONE = {};

    private void goOn(Frontier frontier, int node) {
        double cost = frontier.cost(node);
        double metres = frontier.metres(node);
        for (int arc = streets.firstArc[node]; arc < streets.firstArc[node + 1]; arc++) {
            int edge = streets.arcEdge[arc];
            double length = streets.metres[edge];
            frontier.offer(streets.arcTarget[arc], cost + length * streets.slowness[edge], metres + length);
        }
        if (isNearOne[node]) {
            for (int destination : atNode.get(node)) {
                arriveFrom(frontier, node, destination, cost, metres);
            }
        }
    }

    private void arriveFrom(Frontier frontier, int node, int destination, double cost, double metres) {
        Place place = places[destination];
        double slowness = streets.slowness[place.edge()];
        if (node == place.base() && streets.isWalkedForward(place.edge())) {
            arrive(frontier, destination, cost, metres, place.fromBase(), slowness);
        }
        if (node == place.end() && streets.isWalkedBackward(place.edge())) {
            arrive(frontier, destination, cost, metres, streets.metres[place.edge()] - place.fromBase(), slowness);
        }
    }

    private void arrive(Frontier frontier, int destination, double cost, double metres, double along, double slowness) {
        double aside = places[destination].aside();
        frontier.offer(streets.nodes() + destination, cost + along * slowness + aside, metres + along + aside);
    }
}
