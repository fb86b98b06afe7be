package cn.servicecircle.walking;

import java.util.Arrays;

/** The destinations known from both ends of an edge, the nearest first. Small, and made for one question. */
final class Nearby {
    private int[] destination = new int[2 * NearestTable.KEPT + 4];
    private double[] cost = new double[destination.length];
    private double[] metres = new double[destination.length];
    private int size;
    /** What is known here is all there is up to this cost. */
    private double complete = Double.POSITIVE_INFINITY;

    void addAll(NearestTable table, int node, double costToNode, double metresToNode) {
        for (int n = 0; n < NearestTable.KEPT && table.destination(node, n) >= 0; n++) {
            add(table.destination(node, n), costToNode + table.cost(node, n), metresToNode + table.metres(node, n));
        }
        complete = Math.min(complete, costToNode + table.costOfOthers(node));
    }

    /** In its place by cost; the dearer way to the same destination is dropped. */
    void add(int to, double costs, double walked) {
        int at = 0;
        while (at < size && destination[at] != to) {
            at++;
        }
        if (at < size && cost[at] <= costs) {
            return;
        }
        if (at == size) {
            size++;
            if (size > destination.length) {
                destination = Arrays.copyOf(destination, 2 * size);
                cost = Arrays.copyOf(cost, 2 * size);
                metres = Arrays.copyOf(metres, 2 * size);
            }
        }
        for (; at > 0 && cost[at - 1] > costs; at--) {
            destination[at] = destination[at - 1];
            cost[at] = cost[at - 1];
            metres[at] = metres[at - 1];
        }
        destination[at] = to;
        cost[at] = costs;
        metres[at] = walked;
    }

    int size() {
        return size;
    }

    int destination(int i) {
        return destination[i];
    }

    double cost(int i) {
        return cost[i];
    }

    double metres(int i) {
        return metres[i];
    }

    boolean isCompleteUpTo(double costs) {
        return costs <= complete;
    }
}
