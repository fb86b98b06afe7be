package cn.servicecircle.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the things nearest to a point by straight line: a k-d tree of unit vectors, built once, read by any thread.
 *
 * @param <T> what has a place
 */
public final class NearestIndex<T> {
    private final List<T> things;
    /** Which of the things is at the i-th place of the tree. */
    private final int[] order;
    /** x, y, z of the i-th place; the middle of each range splits it along the axis of its depth. */
    private final double[] vectors;

    /** @param metres along the great circle */
    public record Near<T>(T thing, double metres) {}

    public NearestIndex(List<T> things, Function<T, Point> place) {
        double[][] places = things.stream().map(place.andThen(Sphere::vector)).toArray(double[][]::new);
        Integer[] sorted = IntStream.range(0, places.length).boxed().toArray(Integer[]::new);
        split(sorted, places, 0, sorted.length, 0);
        this.things = List.copyOf(things);
        this.order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        this.vectors = Arrays.stream(sorted)
                .flatMapToDouble(i -> Arrays.stream(places[i]))
                .toArray();
    }

    private static void split(Integer[] order, double[][] places, int from, int to, int axis) {
        if (to - from > 1) {
            Arrays.sort(order, from, to, Comparator.comparingDouble(i -> places[i][axis]));
            int middle = (from + to) >>> 1;
            split(order, places, from, middle, (axis + 1) % 3);
            split(order, places, middle + 1, to, (axis + 1) % 3);
        }
    }

    /** At most {@code limit} things, the nearest first. */
    public List<Near<T>> nearest(Point point, int limit) {
        return nearest(point, limit, any -> true);
    }

    /**
     * At most {@code limit} of the things that are wanted, the nearest first.
     *
     * @param wanted asked by a thing's number in the list that this was made of
     */
    public List<Near<T>> nearest(Point point, int limit, IntPredicate wanted) {
        Search search = new Search(Sphere.vector(point), Math.min(limit, things.size()), wanted);
        search.visit(0, things.size(), 0);
        List<Near<T>> found = new ArrayList<>(search.size);
        for (int i = 0; i < search.size; i++) {
            found.add(new Near<>(things.get(order[search.best[i]]), Sphere.metres(search.squares[i])));
        }
        return found;
    }

    /** At most {@code limit} things that are so near, the nearest first. */
    public List<Near<T>> within(Point point, double metres, int limit) {
        for (int some = 8; ; some *= 4) {
            List<Near<T>> nearest = nearest(point, Math.min(some, limit));
            if (nearest.size() < some || nearest.get(nearest.size() - 1).metres() > metres) {
                return nearest.stream()
                        .takeWhile(near -> near.metres() <= metres)
                        .toList();
            }
        }
    }

    private final class Search {
        private final double[] target;
        private final IntPredicate wanted;
        private final int[] best;
        private final double[] squares;
        private int size;

        Search(double[] target, int limit, IntPredicate wanted) {
            this.target = target;
            this.wanted = wanted;
            this.best = new int[limit];
            this.squares = new double[limit];
        }

        void visit(int from, int to, int axis) {
            if (from >= to || best.length == 0) {
                return;
            }
            int middle = (from + to) >>> 1;
            consider(middle);
            double across = target[axis] - vectors[3 * middle + axis];
            int next = (axis + 1) % 3;
            visit(across < 0 ? from : middle + 1, across < 0 ? middle : to, next);
            if (size < best.length || across * across < squares[size - 1]) {
                visit(across < 0 ? middle + 1 : from, across < 0 ? to : middle, next);
            }
        }

        private void consider(int i) {
            double dx = target[0] - vectors[3 * i];
            double dy = target[1] - vectors[3 * i + 1];
            double dz = target[2] - vectors[3 * i + 2];
            double square = dx * dx + dy * dy + dz * dz;
            if ((size == best.length && square >= squares[size - 1]) || !wanted.test(order[i])) {
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
