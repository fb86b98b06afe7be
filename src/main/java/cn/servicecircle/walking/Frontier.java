package cn.servicecircle.walking;

import java.util.Arrays;

/**
 * The open end of a search along streets: of every place the least that it costs to get there, so far, and those that are to
 * be looked at next in the order of their costs. Used again and again by one thread, since it is too large to be made anew.
 */
final class Frontier {
    private final double[] cost;
    private final double[] metres;
    private final int[] round;
    private final boolean[] settled;
    private double[] keys = new double[256];
    private int[] heap = new int[256];
    private int size;
    private int current;

    Frontier(int places) {
        this.cost = new double[places];
        this.metres = new double[places];
        this.round = new int[places];
        this.settled = new boolean[places];
    }

    void begin() {
        size = 0;
        current++;
    }

    /** Takes note that the place can be reached so. */
    void offer(int place, double costs, double walked) {
        if (round[place] == current && (settled[place] || cost[place] <= costs)) {
            return;
        }
        round[place] = current;
        settled[place] = false;
        cost[place] = costs;
        metres[place] = walked;
        push(costs, place);
    }

    /** The place that is reached next, which then is settled; -1 when there is none. */
    int next() {
        while (size > 0) {
            int place = pop();
            if (!settled[place]) {
                settled[place] = true;
                return place;
            }
        }
        return -1;
    }

    double cost(int place) {
        return cost[place];
    }

    double metres(int place) {
        return metres[place];
    }

    private void push(double key, int place) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            keys = Arrays.copyOf(keys, 2 * size);
        }
        int at = size++;
        for (int parent = (at - 1) >>> 1; at > 0 && keys[parent] > key; parent = (at - 1) >>> 1) {
            keys[at] = keys[parent];
            heap[at] = heap[parent];
            at = parent;
        }
        keys[at] = key;
        heap[at] = place;
    }

    private int pop() {
        int first = heap[0];
        size--;
        double key = keys[size];
        int place = heap[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= key) {
                break;
            }
            keys[at] = keys[child];
            heap[at] = heap[child];
            at = child;
        }
        keys[at] = key;
        heap[at] = place;
        return first;
    }
}
