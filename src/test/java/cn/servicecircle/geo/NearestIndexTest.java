package cn.servicecircle.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.geo.NearestIndex.Near;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestIndexTest {
    private static final double RADIUS = 6_371_008.8;

    @Test
    void findsWhatALookAtEveryPointFinds() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            // From a street to half the world, so that no projection would do.
            double spread = Math.pow(10, -3 + random.nextInt(6));
            List<Point> points = points(random, 1 + random.nextInt(300), spread);
            NearestIndex<Point> index = new NearestIndex<>(points, point -> point);
            for (int i = 0; i < 20; i++) {
                Point here = points(random, 1, spread * 2).get(0);
                int limit = 1 + random.nextInt(12);
                List<Double> expected = points.stream()
                        .map(point -> haversine(here, point))
                        .sorted()
                        .limit(limit)
                        .toList();
                List<Near<Point>> found = index.nearest(here, limit);
                assertEquals(expected.size(), found.size(), "seed " + seed);
                for (int n = 0; n < found.size(); n++) {
                    double metres = found.get(n).metres();
                    assertEquals(expected.get(n), metres, 0.01 + metres * 1e-9, "seed " + seed);
                    assertEquals(haversine(here, found.get(n).thing()), metres, 0.01 + metres * 1e-9, "seed " + seed);
                }
            }
        }
    }

    @Test
    void findsNoneThatIsTooFarOrNotWanted() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<Point> points = points(random, 1 + random.nextInt(300), 0.1);
            Point here = points(random, 1, 0.2).get(0);
            double metres = random.nextInt(10_000);
            int limit = 1 + random.nextInt(12);
            List<Point> expected = IntStream.range(0, points.size())
                    .filter(i -> i % 3 == 0)
                    .mapToObj(points::get)
                    .filter(point -> haversine(here, point) <= metres)
                    .sorted(Comparator.comparingDouble(point -> haversine(here, point)))
                    .limit(limit)
                    .toList();
            List<Point> found = new ArrayList<>();
            new NearestIndex<>(points, point -> point)
                    .nearest(here, metres, limit, i -> i % 3 == 0, (number, far) -> found.add(points.get(number)));
            List<Point> foundAmongSome = new ArrayList<>();
            new NearestIndex<>(points, point -> point, i -> i % 3 == 0)
                    .nearest(here, metres, limit, any -> true, (number, far) -> foundAmongSome.add(points.get(number)));
            assertEquals(expected, foundAmongSome, "seed " + seed);
            assertEquals(expected, found, "seed " + seed);
        }
    }

    @Test
    void ofNothing_nothingIsNear() {
        assertEquals(List.of(), new NearestIndex<Point>(List.of(), point -> point).nearest(new Point(106, 35), 5));
    }

    @Test
    void stationsAtOnePlaceAreAllFound() {
        List<Point> same = new ArrayList<>(java.util.Collections.nCopies(7, new Point(106.67, 35.54)));
        assertEquals(
                7,
                new NearestIndex<>(same, point -> point)
                        .nearest(new Point(106.6, 35.5), 50)
                        .size());
    }

    private static List<Point> points(Random random, int count, double spread) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(
                    106.67 + spread * (random.nextDouble() - 0.5),
                    35.54 + Math.min(spread, 100) * (random.nextDouble() - 0.5) / 2));
        }
        return points;
    }

    /** The textbook formula, independent of unit vectors. */
    private static double haversine(Point a, Point b) {
        double lat = Math.toRadians(b.lat() - a.lat());
        double lng = Math.toRadians(b.lng() - a.lng());
        double h = Math.pow(Math.sin(lat / 2), 2)
                + Math.cos(Math.toRadians(a.lat()))
                        * Math.cos(Math.toRadians(b.lat()))
                        * Math.pow(Math.sin(lng / 2), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
