package cn.servicecircle.place;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.area.Area;
import cn.servicecircle.area.Areas;
import cn.servicecircle.geo.Point;
import cn.servicecircle.place.Candidate.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A community of four grids, squares of 0.01° around (106.66, 35.54), each with a 小区 at its middle; and east of it a
 * community without boundaries.
 */
class SurroundingsTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final long BOUNDED = 3;
    private static final long UNBOUNDED = 4;
    private static final Areas AREAS = areas();
    private static final Map<Long, Geometry> GROUNDS = grounds();
    private final Surroundings surroundings = new Surroundings(AREAS, new Boundaries(GROUNDS));

    private static Areas areas() {
        List<Area> areas = new ArrayList<>(List.of(
                new Area(1, null, "district", "区"),
                new Area(2, 1L, "street", "街道"),
                new Area(BOUNDED, 2L, "community", "甲社区"),
                new Area(UNBOUNDED, 2L, "community", "乙社区"),
                new Area(20, UNBOUNDED, "grid", "乙网格"),
                new Area(120, 20L, "compound", "乙小区", new Point(106.69, 35.54), null)));
        for (int i = 0; i < 4; i++) {
            areas.add(new Area(10 + i, BOUNDED, "grid", "网格" + i));
            areas.add(new Area(110 + i, 10L + i, "compound", "小区" + i, middle(i), null));
        }
        return new Areas(areas);
    }

    private static Point middle(int grid) {
        return new Point(106.655 + 0.01 * (grid % 2), 35.535 + 0.01 * (grid / 2));
    }

    private static Map<Long, Geometry> grounds() {
        Map<Long, Geometry> grounds = new HashMap<>(Map.of(BOUNDED, square(106.65, 35.53, 0.02)));
        for (int i = 0; i < 4; i++) {
            grounds.put(10L + i, square(106.65 + 0.01 * (i % 2), 35.53 + 0.01 * (i / 2), 0.01));
        }
        return grounds;
    }

    private static Geometry square(double lng, double lat, double side) {
        return GEOMETRY.toGeometry(new Envelope(lng, lng + side, lat, lat + side));
    }

    @Test
    void withinABoundary_itIsThatArea_withItsHome() {
        Candidate only = only(at(106.6551, 35.5351, 0));

        assertEquals(By.BOUNDARY, only.by());
        assertEquals(10, only.areaId());
        assertEquals(110, only.lowest());
        assertEquals(14, only.home().metres(), 1);
    }

    @Test
    void farFromAnyHome_theGridIsAllThatIsKnown() {
        Candidate only = only(at(106.651, 35.531, 0));

        assertNull(only.home());
        assertEquals(10, only.lowest());
    }

    @Test
    void nearABorder_aFuzzyPoint_mayLieOnBothSides_theLikelierFirst() {
        assertEquals(List.of(10L), ids(at(106.6595, 35.535, 40)));
        assertEquals(List.of(10L, 11L), ids(at(106.6595, 35.535, 50)));
        assertEquals(Set.of(10L, 11L, 12L, 13L), Set.copyOf(ids(at(106.66, 35.54, 0))));
    }

    @Test
    void whereNoBoundaryIs_theNearestHomeAnswers() {
        Candidate only = only(at(106.691, 35.54, 0));

        assertEquals(By.NEAREST, only.by());
        assertEquals(20, only.areaId());
        assertEquals(120, only.lowest());
    }

    @Test
    void outsideAllBoundaries_aHomeThatHasOne_doesNotAnswer() {
        assertEquals(List.of(), at(106.64, 35.535, 0), "900 m west of the grid");
        assertEquals(List.of(), at(106.713, 35.54, 0), "2.1 km east of the last home");
        assertEquals(List.of(20L), ids(at(106.711, 35.54, 0)), "1.9 km east of the last home");
    }

    @Test
    void justOutside_aFuzzyPoint_mayLieWithin() {
        assertEquals(List.of(10L), ids(at(106.6495, 35.535, 60)));
        assertEquals(List.of(), at(106.6495, 35.535, 40));
    }

    @Test
    void randomPoints_areWhereALookAtEveryBoundarySaysTheyAre() {
        long seed = 1124;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            Point point = new Point(random.nextDouble(106.645, 106.675), random.nextDouble(35.525, 35.555));
            double accuracy = random.nextBoolean() ? 0 : random.nextDouble(400);
            Set<Long> found = at(point.lng(), point.lat(), accuracy).stream()
                    .filter(candidate -> candidate.by() == By.BOUNDARY)
                    .map(Candidate::areaId)
                    .collect(toSet());
            Set<Long> expected = GROUNDS.keySet().stream()
                    .filter(id -> id != BOUNDED && metres(GROUNDS.get(id), point) <= Math.max(accuracy, 2))
                    .collect(toSet());
            assertEquals(expected, found, () -> point + " ± " + accuracy + "; seed " + seed);
        }
    }

    /** From scratch: the nearest point of the square, by the great circle. */
    private static double metres(Geometry square, Point point) {
        Coordinate place = new Coordinate(point.lng(), point.lat());
        Envelope box = square.getEnvelopeInternal();
        double lng = Math.max(box.getMinX(), Math.min(box.getMaxX(), place.x));
        double lat = Math.max(box.getMinY(), Math.min(box.getMaxY(), place.y));
        return point.metresTo(new Point(lng, lat));
    }

    @Test
    void withoutAnyBoundary_allIsByTheNearestHome() {
        Surroundings bare = new Surroundings(AREAS, new Boundaries(Map.of()));
        List<Candidate> sure = bare.of(new Point(106.6551, 35.535), 0);
        List<Candidate> fuzzy = bare.of(new Point(106.6595, 35.535), 100);

        assertEquals(List.of(10L), ids(sure));
        assertEquals(List.of(10L, 11L), ids(fuzzy));
        assertTrue(fuzzy.stream().allMatch(candidate -> candidate.by() == By.NEAREST));
    }

    private List<Candidate> at(double lng, double lat, double accuracy) {
        return surroundings.of(new Point(lng, lat), accuracy);
    }

    private static Candidate only(List<Candidate> candidates) {
        assertEquals(1, candidates.size());
        return candidates.get(0);
    }

    private static List<Long> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::areaId).toList();
    }
}
