package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Destinations on a network of streets, found by Dijkstra's search from where one stands, which ends with the last that is
 * wanted. A destination is one more place beside the network's nodes, numbered after them; those that no street is near to
 * are found among the others by estimate.
 */
final class StreetDestinations implements Destinations {
    /** Nobody walks for longer, and no search need go on. */
    private static final int MOST_SECONDS = 3600;

    private static final int[] NONE = {};

    private final Streets streets;
    private final Paces paces;
    private final Estimate.ByStraightLine byEstimate;
    /** Of all destinations, whether this is about them or not; null where no street is near. */
    private final Place[] places;

    private final OffStreet offStreet;
    private final int[] onStreets;
    /** Which destinations lie on an edge that touches the node. */
    private final int[][] atNode;

    private final int[][] onEdge;
    private final ThreadLocal<Frontier> frontiers;
    /** Null until it is there; searches do without it until then. */
    private volatile NearestTable table;

    private final Thread tabling;

    StreetDestinations(Streets streets, Paces paces, List<Point> destinations, Estimate estimate) {
        this(
                streets,
                paces,
                destinations.stream().map(streets::near).toArray(Place[]::new),
                estimate.to(destinations),
                allOf(destinations.size()));
    }

    /**
     * @param places     of all destinations
     * @param byEstimate the ways to those that it is about
     * @param some       which they are, by their indexes
     */
    private StreetDestinations(
            Streets streets, Paces paces, Place[] places, Estimate.ByStraightLine byEstimate, BitSet some) {
        this.streets = streets;
        this.paces = paces;
        this.places = places;
        this.byEstimate = byEstimate;
        this.onStreets = some.stream().filter(i -> places[i] != null).toArray();
        BitSet others = (BitSet) some.clone();
        IntStream.of(onStreets).forEach(others::clear);
        this.offStreet = new OffStreet(byEstimate, others);
        this.atNode = new int[streets.nodes()][];
        this.onEdge = new int[streets.edges()][];
        for (int i : onStreets) {
            add(atNode, places[i].base(), i);
            if (places[i].end() != places[i].base()) {
                add(atNode, places[i].end(), i);
            }
            add(onEdge, places[i].edge(), i);
        }
        Arrays.setAll(atNode, node -> atNode[node] == null ? NONE : atNode[node]);
        Arrays.setAll(onEdge, edge -> onEdge[edge] == null ? NONE : onEdge[edge]);
        int size = streets.nodes() + places.length;
        this.frontiers = ThreadLocal.withInitial(() -> new Frontier(size));
        this.tabling = new Thread(() -> table = new NearestTable(streets, places, onStreets), "nearest-table");
        tabling.setDaemon(true);
        tabling.start();
    }

    private static BitSet allOf(int size) {
        BitSet all = new BitSet(size);
        all.set(0, size);
        return all;
    }

    @Override
    public StreetDestinations only(BitSet some) {
        return new StreetDestinations(streets, paces, places, byEstimate.only(some), some);
    }

    /** Until look-ups are as fast as they get. */
    void awaitTable() throws InterruptedException {
        tabling.join();
    }

    private static void add(int[][] lists, int at, int destination) {
        int[] list = lists[at];
        lists[at] = list == null ? new int[1] : Arrays.copyOf(list, list.length + 1);
        lists[at][lists[at].length - 1] = destination;
    }

    @Override
    public Start start(Point from) {
        return new Start(from, streets.near(from));
    }

    @Override
    public Walks nearest(Start from, Pace pace, int limit, IntPredicate wanted) {
        Place start = from.street();
        if (start == null) {
            return byEstimate.nearest(from, pace, limit, wanted);
        }
        List<Walk> found = alongStreets(start, pace, limit, wanted);
        // Whatever is farther than the last of enough is not looked for.
        int seconds = found.size() < limit ? MOST_SECONDS : found.get(limit - 1).seconds();
        return offStreet.among(found, limit, () -> offStreet.nearest(from, pace, seconds, limit, wanted));
    }

    private List<Walk> alongStreets(Place start, Pace pace, int limit, IntPredicate wanted) {
        NearestTable known = table;
        List<Walk> found = known == null ? null : lookUp(known, start, pace, limit, wanted);
        return found == null ? search(start, pace, MOST_SECONDS, available(limit, wanted), wanted) : found;
    }

    /** So many of them can be found, if any: a search that looked for more would go on for an hour's walk. */
    private int available(int limit, IntPredicate wanted) {
        int count = 0;
        for (int i = 0; i < onStreets.length && count < limit; i++) {
            if (wanted.test(onStreets[i])) {
                count++;
            }
        }
        return count;
    }

    /** Null where the table does not reach far enough to tell. */
    private List<Walk> lookUp(NearestTable known, Place start, Pace pace, int limit, IntPredicate wanted) {
        Nearby nearby = new Nearby();
        double slowness = streets.slowness[start.edge()];
        double rest = streets.metres[start.edge()] - start.fromBase();
        if (streets.isWalkedBackward(start.edge())) {
            nearby.addAll(
                    known, start.base(), start.aside() + start.fromBase() * slowness, start.aside() + start.fromBase());
        }
        if (streets.isWalkedForward(start.edge())) {
            nearby.addAll(known, start.end(), start.aside() + rest * slowness, start.aside() + rest);
        }
        for (int destination : onEdge[start.edge()]) {
            double along = places[destination].fromBase() - start.fromBase();
            if (along >= 0 ? streets.isWalkedForward(start.edge()) : streets.isWalkedBackward(start.edge())) {
                double aside = start.aside() + places[destination].aside();
                nearby.add(destination, aside + Math.abs(along) * slowness, aside + Math.abs(along));
            }
        }
        double most = paces.metres(MOST_SECONDS, pace);
        List<Walk> found = new ArrayList<>(limit);
        for (int i = 0; i < nearby.size() && found.size() < limit; i++) {
            if (nearby.cost(i) > most) {
                break;
            }
            if (!nearby.isCompleteUpTo(nearby.cost(i))) {
                return null;
            }
            if (wanted.test(nearby.destination(i))) {
                found.add(new Walk(nearby.destination(i), nearby.metres(i), paces.seconds(nearby.cost(i), pace)));
            }
        }
        return found.size() == limit || nearby.isCompleteUpTo(most) ? found : null;
    }

    @Override
    public Walks within(Point from, Pace pace, int seconds) {
        Place start = streets.near(from);
        if (start == null) {
            return byEstimate.within(from, pace, seconds);
        }
        List<Walk> found = search(start, pace, seconds, places.length, any -> true);
        return offStreet.among(found, places.length, () -> offStreet.within(from, pace, seconds));
    }

    private List<Walk> search(Place start, Pace pace, int seconds, int limit, IntPredicate wanted) {
        if (limit == 0) {
            return List.of();
        }
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
        for (int destination : onEdge[start.edge()]) {
            Place place = places[destination];
            double along = place.fromBase() - start.fromBase();
            if (along >= 0 ? streets.isWalkedForward(start.edge()) : streets.isWalkedBackward(start.edge())) {
                double slowness = streets.slowness[start.edge()];
                arrive(frontier, destination, start.aside(), start.aside(), Math.abs(along), slowness);
            }
        }
    }

    private void goOn(Frontier frontier, int node) {
        double cost = frontier.cost(node);
        double metres = frontier.metres(node);
        for (int arc = streets.arcs.first[node]; arc < streets.arcs.first[node + 1]; arc++) {
            int edge = streets.arcs.edge[arc];
            double length = streets.metres[edge];
            frontier.offer(streets.arcs.target[arc], cost + length * streets.slowness[edge], metres + length);
        }
        for (int destination : atNode[node]) {
            arriveFrom(frontier, node, destination, cost, metres);
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
