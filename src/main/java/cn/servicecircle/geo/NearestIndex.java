package cn.servicecircle.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds the things nearest to a point by straight line: a k-d tree that is split to the east and to the north by turns, built
 * once, read by any thread.
 *
 * @param <T> what has a place
 */
public final class NearestIndex<T> {
    /** So few are sooner looked at one after the other. */
    private static final int LEAF = 16;

    private final List<T> things;
    private final LocalAxes axes;
    /** Which of the things is at the i-th place; those of a leaf lie side by side. */
    private final int[] order;
    /** East and north of the i-th place. */
    private final double[] flat;

    private final double[] up;
    /** Where each node of the tree is split, its halves being at twice its number and one more: few, and soon at hand. */
    private final double[] splits;

    /** @param metres along the great circle */
    public record Near<T>(T thing, double metres) {}

    public NearestIndex(List<T> things, Function<T, Point> place) {
        this(things, place, any -> true);
    }

    /** @param some which of the things are to be found, by their numbers in the list */
    public NearestIndex(List<T> things, Function<T, Point> place, IntPredicate some) {
        this.things = List.copyOf(things);
        Integer[] sorted =
                IntStream.range(0, things.size()).filter(some).boxed().toArray(Integer[]::new);
        double[][] places = new double[things.size()][];
        for (int i : sorted) {
            places[i] = Sphere.vector(place.apply(things.get(i)));
        }
        this.axes = new LocalAxes(Arrays.stream(sorted).map(i -> places[i]).toArray(double[][]::new));
        for (int i : sorted) {
            places[i] = axes.along(places[i]);
        }
        this.splits = new double[2 * sorted.length];
        split(1, sorted, places, 0, sorted.length, 0);
        this.order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        this.flat = Arrays.stream(order)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(places[i][0], places[i][1]))
                .toArray();
        this.up = Arrays.stream(order).mapToDouble(i -> places[i][2]).toArray();
    }

    private void split(int node, Integer[] order, double[][] places, int from, int to, int axis) {
        if (to - from > LEAF) {
            Arrays.sort(order, from, to, Comparator.comparingDouble(i -> places[i][axis]));
            int middle = (from + to) >>> 1;
            splits[node] = places[order[middle]][axis];
            split(2 * node, order, places, from, middle, 1 - axis);
            split(2 * node + 1, order, places, middle, to, 1 - axis);
        }
    }

    /** Is told what was found, by its number in the list that the index was made of. */
    @FunctionalInterface
    public interface Finder {
        void found(int number, double metres);
    }

    /** At most {@code limit} things, the nearest first. */
    public List<Near<T>> nearest(Point point, int limit) {
        List<Near<T>> near = new ArrayList<>(Math.min(limit, order.length));
        nearest(
                point,
                Double.POSITIVE_INFINITY,
                limit,
                any -> true,
                (number, metres) -> near.add(new Near<>(things.get(number), metres)));
        return near;
    }

    /**
     * At most {@code limit} of the things that are wanted, the nearest first.
     *
     * @param metres how far away they may be
     * @param wanted asked by a thing's number in the list that this was made of
     */
    public void nearest(Point point, double metres, int limit, IntPredicate wanted, Finder finder) {
        search(point, metres, limit, wanted).tell(finder);
    }

    /** All things that are so near, the nearest first. */
    public void within(Point point, double metres, Finder finder) {
        int limit = 8;
        Search search = search(point, metres, limit, any -> true);
        while (search.size == limit) {
            limit *= 4;
            search = search(point, metres, limit, any -> true);
        }
        search.tell(finder);
    }

    private Search search(Point point, double metres, int limit, IntPredicate wanted) {
        Search search = new Search(axes.along(Sphere.vector(point)), metres, Math.min(limit, order.length), wanted);
        if (limit > 0) {
            search.visit(1, 0, order.length, 0);
        }
        return search;
    }

    private final class Search {
        private final double[] target;
        private final double farthest;
        private final IntPredicate wanted;
        private final int[] best;
        private final double[] squares;
        private int size;

        Search(double[] target, double metres, int limit, IntPredicate wanted) {
            this.target = target;
            this.farthest = Sphere.squaredChord(metres);
            this.wanted = wanted;
            this.best = new int[limit];
            this.squares = new double[limit];
        }

        void visit(int node, int from, int to, int axis) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    consider(i);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            double across = target[axis] - splits[node];
            if (across < 0) {
                visit(2 * node, from, middle, 1 - axis);
                if (isNear(across * across)) {
                    visit(2 * node + 1, middle, to, 1 - axis);
                }
            } else {
                visit(2 * node + 1, middle, to, 1 - axis);
                if (isNear(across * across)) {
                    visit(2 * node, from, middle, 1 - axis);
                }
            }
        }

        void tell(Finder finder) {
            for (int i = 0; i < size; i++) {
                finder.found(order[best[i]], Sphere.metres(squares[i]));
            }
        }

        private boolean isNear(double square) {
            return size < best.length ? square <= farthest : square < squares[size - 1];
        }

        private void consider(int i) {
            double east = target[0] - flat[2 * i];
            double north = target[1] - flat[2 * i + 1];
            double square = east * east + north * north;
            if (!isNear(square)) {
                return;
            }
            double height = target[2] - up[i];
            square += height * height;
            if (!isNear(square) || !wanted.test(order[i])) {
                return;
            }
            int slot = size < best.length ? size++ : size - 1;
            for (; slot > 0 && squares[slot - 1] > square; slot--) {
                squares[slot] = squares[slot - 1];
                best[slot] = best[slot - 1];
            }
            squares[slot] = square;
            best[slot] = i;
        }
    }
}
