package cn.servicecircle.walking;

import java.util.Arrays;

/** The arcs of a network in flat arrays: those that leave node {@code n} are from {@code first[n]} up to {@code first[n + 1]}. */
final class Arcs {
    final int[] first;
    final int[] target;
    final int[] edge;

    private Arcs(int nodes, int[] counts) {
        this.first = counts;
        this.target = new int[counts[nodes]];
        this.edge = new int[counts[nodes]];
    }

    /**
     * @param forward  whether the i-th edge is walked from its base to its end
     * @param backward whether it is walked from its end to its base
     */
    static Arcs of(int nodes, int[] base, int[] end, boolean[] forward, boolean[] backward) {
        int[] counts = new int[nodes + 1];
        for (int i = 0; i < base.length; i++) {
            counts[base[i] + 1] += forward[i] ? 1 : 0;
            counts[end[i] + 1] += backward[i] ? 1 : 0;
        }
        Arrays.parallelPrefix(counts, Integer::sum);
        Arcs arcs = new Arcs(nodes, counts);
        int[] next = counts.clone();
        for (int i = 0; i < base.length; i++) {
            if (forward[i]) {
                arcs.set(next[base[i]]++, end[i], i);
            }
            if (backward[i]) {
                arcs.set(next[end[i]]++, base[i], i);
            }
        }
        return arcs;
    }

    private void set(int arc, int to, int along) {
        target[arc] = to;
        edge[arc] = along;
    }

    boolean isEmpty() {
        return target.length == 0;
    }
}
