package cn.servicecircle.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the things nearest to a point by straight line: a k-d tree that is split to the east and to the north by turns, built
 * once, read by any thread.
 *
 * @param <T> what has a place
 */
public final class NearestIndex<T> {
    /** So few are sooner looked at one after the other. */
    private static final int LEAF = 8;

    private final List<T> things;
    private final LocalAxes axes;
    /** Which of the things is at the i-th place of the tree. */
    private final int[] order;
    /** Along the axes, of the i-th place; the middle of each range splits it along the axis of its depth. */
    private final double[] places;

    /** @param metres along the great circle */
    public record Near<T>(T thing, double metres) {}

    public NearestIndex(List<T> things, Function<T, Point> place) {
        double[][] vectors = things.stream().map(place.andThen(Sphere::vector)).toArray(double[][]::new);
        this.things = List.copyOf(things);
        this.axes = new LocalAxes(vectors);
        double[][] found = Arrays.stream(vectors).map(axes::along).toArray(double[][]::new);
        Integer[] sorted = IntStream.range(0, found.length).boxed().toArray(Integer[]::new);
        split(sorted, found, 0, sorted.length, 0);
        this.order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        this.places = Arrays.stream(sorted)
                .flatMapToDouble(i -> Arrays.stream(found[i]))
                .toArray();
    }

    private static void split(Integer[] order, double[][] places, int from, int to, int axis) {
        if (to - from > LEAF) {
            Arrays.sort(order, from, to, Comparator.comparingDouble(i -> places[i][axis]));
            int middle = (from + to) >>> 1;
            split(order, places, from, middle, 1 - axis);
            split(order, places, middle + 1, to, 1 - axis);
        }
    }

    /** At most {@code limit} things, the nearest first. */
    public List<Near<T>> nearest(Point point, int limit) {
        return nearest(point, Double.POSITIVE_INFINITY, limit, any -> true);
    }

    /**
     * At most {@code limit} of the things that are wanted, the nearest first.
     *
     * @param metres how far away they may be
     * @param wanted asked by a thing's number in the list that this was made of
     */
    public List<Near<T>> nearest(Point point, double metres, int limit, IntPredicate wanted) {
        Search search = new Search(axes.along(Sphere.vector(point)), metres, Math.min(limit, things.size()), wanted);
        if (limit > 0) {
            search.visit(0, things.size(), 0);
        }
        List<Near<T>> found = new ArrayList<>(search.size);
        for (int i = 0; i < search.size; i++) {
            found.add(new Near<>(things.get(order[search.best[i]]), Sphere.metres(search.squares[i])));
        }
        return found;
    }

    /** At most {@code limit} things that are so near, the nearest first. */
    public List<Near<T>> within(Point point, double metres, int limit) {
        for (int some = 8; ; some *= 4) {
            List<Near<T>> found = nearest(point, metres, Math.min(some, limit), any -> true);
            if (found.size() < some) {
                return found;
            }
        }
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

        void visit(int from, int to, int axis) {
            if (to - from <= LEAF) {
                for (int i = from; i < to; i++) {
                    consider(i);
                }
                return;
            }
            int middle = (from + to) >>> 1;
            consider(middle);
            double across = target[axis] - places[3 * middle + axis];
            visit(across < 0 ? from : middle + 1, across < 0 ? middle : to, 1 - axis);
            if (isNear(across * across)) {
                visit(across < 0 ? middle + 1 : from, across < 0 ? to : middle, 1 - axis);
            }
        }

        private boolean isNear(double square) {
            return size < best.length ? square <= farthest : square < squares[size - 1];
        }

        private void consider(int i) {
            double east = target[0] - places[3 * i];
            double north = target[1] - places[3 * i + 1];
            double up = target[2] - places[3 * i + 2];
            double square = east * east + north * north + up * up;
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
