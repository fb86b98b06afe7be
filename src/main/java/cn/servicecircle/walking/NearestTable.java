package cn.servicecircle.walking;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * The few destinations that are nearest to each node, found beforehand for all nodes at once: then the way from anywhere is a
 * look-up at both ends of an edge. Takes some milliseconds for a town and some hundred for a city; immutable.
 */
final class NearestTable {
    /** So many that filters seldom leave out more. */
    static final int KEPT = 10;

    private final int[] destination;
    private final float[] cost;
    private final float[] metres;

    private record Arrival(double cost, double metres, int node, int destination) {}

    /** @param destinations that it is about, by their indexes among the places */
    NearestTable(Streets streets, Place[] places, int[] destinations) {
        this.destination = new int[streets.nodes() * KEPT];
        this.cost = new float[destination.length];
        this.metres = new float[destination.length];
        Arrays.fill(destination, -1);
        fill(streets, places, destinations);
    }

    /** From all destinations at once against the arcs; a node is done when as many have come as are kept. */
    private void fill(Streets streets, Place[] places, int[] destinations) {
        PriorityQueue<Arrival> open = new PriorityQueue<>((one, other) -> Double.compare(one.cost, other.cost));
        for (int i : destinations) {
            setOut(streets, places[i], i, open);
        }
        Arcs arcs = streets.reversed();
        int[] kept = new int[streets.nodes()];
        for (Arrival arrival = open.poll(); arrival != null; arrival = open.poll()) {
            if (!keep(arrival, kept)) {
                continue;
            }
            for (int arc = arcs.first[arrival.node]; arc < arcs.first[arrival.node + 1]; arc++) {
                double length = streets.metres[arcs.edge[arc]];
                int to = arcs.target[arc];
                if (kept[to] < KEPT) {
                    open.add(new Arrival(
                            arrival.cost + length * streets.slowness[arcs.edge[arc]],
                            arrival.metres + length,
                            to,
                            arrival.destination));
                }
            }
        }
    }

    private static void setOut(Streets streets, Place place, int index, PriorityQueue<Arrival> open) {
        double slowness = streets.slowness[place.edge()];
        double rest = streets.metres[place.edge()] - place.fromBase();
        if (streets.isWalkedForward(place.edge())) {
            open.add(new Arrival(
                    place.fromBase() * slowness + place.aside(),
                    place.fromBase() + place.aside(),
                    place.base(),
                    index));
        }
        if (streets.isWalkedBackward(place.edge())) {
            open.add(new Arrival(rest * slowness + place.aside(), rest + place.aside(), place.end(), index));
        }
    }

    private boolean keep(Arrival arrival, int[] kept) {
        int from = arrival.node * KEPT;
        int count = kept[arrival.node];
        if (count == KEPT) {
            return false;
        }
        for (int i = from; i < from + count; i++) {
            if (destination[i] == arrival.destination) {
                return false;
            }
        }
        destination[from + count] = arrival.destination;
        cost[from + count] = (float) arrival.cost;
        metres[from + count] = (float) arrival.metres;
        kept[arrival.node]++;
        return true;
    }

    /** The n-th nearest destination of a node, or -1 where there are no more. */
    int destination(int node, int n) {
        return destination[node * KEPT + n];
    }

    double cost(int node, int n) {
        return cost[node * KEPT + n];
    }

    double metres(int node, int n) {
        return metres[node * KEPT + n];
    }

    /** What every destination costs at least that is not kept for the node; infinity where all that are reached are. */
    double costOfOthers(int node) {
        int last = node * KEPT + KEPT - 1;
        return destination[last] < 0 ? Double.POSITIVE_INFINITY : cost[last];
    }
}
