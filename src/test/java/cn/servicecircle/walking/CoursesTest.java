package cn.servicecircle.walking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.geo.Point;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.storage.NodeAccess;
import com.graphhopper.util.PointList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoursesTest {
    private static final double LNG = 106.66;
    private static final double LAT = 35.54;
    /** Of the square the edges lie in, in degrees; more than a kilometre. */
    private static final double SIDE = 0.012;
    /** So finely an edge is walked along by the oracle. */
    private static final int STEPS = 400;

    private final Random random = new Random(20261124);
    private final List<List<Point>> edges = new ArrayList<>();

    private Point anywhere(double margin) {
        return new Point(
                LNG - margin + random.nextDouble() * (SIDE + 2 * margin),
                LAT - margin + random.nextDouble() * (SIDE + 2 * margin));
    }

    private BaseGraph graph(int count) {
        BaseGraph graph = new BaseGraph.Builder(1).create();
        NodeAccess nodes = graph.getNodeAccess();
        for (int edge = 0; edge < count; edge++) {
            List<Point> course = new ArrayList<>();
            course.add(anywhere(0));
            for (int bends = random.nextInt(4) + 1; bends > 0; bends--) {
                Point last = course.get(course.size() - 1);
                course.add(new Point(
                        last.lng() + (random.nextDouble() - 0.5) * 0.003,
                        last.lat() + (random.nextDouble() - 0.5) * 0.003));
            }
            edges.add(course);
            Point from = course.get(0);
            Point to = course.get(course.size() - 1);
            nodes.setNode(2 * edge, from.lat(), from.lng());
            nodes.setNode(2 * edge + 1, to.lat(), to.lng());
            PointList between = new PointList();
            course.subList(1, course.size() - 1).forEach(point -> between.add(point.lat(), point.lng()));
            graph.edge(2 * edge, 2 * edge + 1).setDistance(metres(course)).setWayGeometry(between);
        }
        return graph;
    }

    private static double metres(List<Point> course) {
        double metres = 0;
        for (int i = 1; i < course.size(); i++) {
            metres += course.get(i - 1).metresTo(course.get(i));
        }
        return metres;
    }

    private static Point on(List<Point> course, double share) {
        double left = share * metres(course);
        for (int i = 1; i < course.size(); i++) {
            Point from = course.get(i - 1);
            Point to = course.get(i);
            double length = from.metresTo(to);
            if (left <= length || i == course.size() - 1) {
                double part = left / length;
                return new Point(
                        from.lng() + part * (to.lng() - from.lng()), from.lat() + part * (to.lat() - from.lat()));
            }
            left -= length;
        }
        throw new AssertionError();
    }

    private double least(Point point, int modulo) {
        double least = Double.MAX_VALUE;
        for (int edge = 0; edge < edges.size(); edge += modulo) {
            for (int step = 0; step <= STEPS; step++) {
                least = Math.min(least, point.metresTo(on(edges.get(edge), step / (double) STEPS)));
            }
        }
        return least;
    }

    @Test
    void theNearestEdge_isTheOneThatEveryPointOfAllEdgesShows() {
        Courses courses = new Courses(graph(25), edge -> edge.getEdge() % 2 == 0);
        int far = 0;
        for (int i = 0; i < 400; i++) {
            Point point = anywhere(0.003);
            double expected = least(point, 2);
            Courses.Spot spot = courses.nearest(point);
            if (expected > 251) {
                assertNull(spot, () -> point + " is " + expected);
                far++;
            } else if (expected < 249) {
                assertEquals(expected, spot.aside(), 0.7, () -> point + " " + spot);
                assertEquals(0, spot.edge() % 2, "the others are not walkable");
                assertEquals(spot.aside(), point.metresTo(on(edges.get(spot.edge()), spot.share())), 0.5);
            }
        }
        int unreached = far;
        assertTrue(unreached > 20 && unreached < 200, () -> unreached + " of 400 are far from any street");
    }

    @Test
    void whereNothingCanBeWalkedOn_nothingIsNear() {
        assertNull(new Courses(graph(3), edge -> false).nearest(new Point(LNG, LAT)));
    }
}
