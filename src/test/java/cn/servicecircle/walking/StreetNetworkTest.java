package cn.servicecircle.walking;

import static cn.servicecircle.walking.TestStreets.BLOCK;
import static cn.servicecircle.walking.TestStreets.ESTIMATE;
import static cn.servicecircle.walking.TestStreets.LAT;
import static cn.servicecircle.walking.TestStreets.LNG;
import static cn.servicecircle.walking.TestStreets.STAIRS;
import static cn.servicecircle.walking.TestStreets.STREET;
import static cn.servicecircle.walking.TestStreets.same;
import static cn.servicecircle.walking.TestStreets.third;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.geo.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class StreetNetworkTest {
    @TempDir
    Path folder;

    private StreetNetwork network(OsmText osm) throws IOException {
        return TestStreets.network(osm, folder);
    }

    private static int seconds(Walking walking, Point from, Point to) {
        List<Walk> walks = walking.to(List.of(to))
                .nearest(from, Pace.ADULT, 1, any -> true)
                .walks();
        return walks.isEmpty() ? -1 : walks.get(0).seconds();
    }

    /** West bank and east bank, some 90 m apart, with a bridge 10 blocks to the north. */
    @Test
    void acrossTheRiver_oneWalksOverTheBridge() throws IOException {
        OsmText osm = new OsmText();
        int[] west = new int[11];
        int[] east = new int[11];
        for (int i = 0; i <= 10; i++) {
            west[i] = osm.node(LNG, LAT + i * BLOCK);
            east[i] = osm.node(LNG + 0.001, LAT + i * BLOCK);
        }
        osm.way(STREET, west);
        osm.way(STREET, east);
        osm.way(Map.of("highway", "footway", "bridge", "yes"), west[10], east[10]);
        StreetNetwork network = network(osm);

        Walks walks = network.to(List.of(osm.at(east[0]), osm.at(west[3])))
                .nearest(osm.at(west[0]), Pace.ADULT, 2, any -> true);

        assertEquals(Method.NETWORK, walks.method());
        assertEquals(
                List.of(1, 0), walks.walks().stream().map(Walk::destination).toList());
        double bank = osm.at(west[0]).metresTo(osm.at(west[10]));
        double bridge = osm.at(west[10]).metresTo(osm.at(east[10]));
        assertEquals(2 * bank + bridge, walks.walks().get(1).metres(), 5);
        assertEquals(
                1,
                ESTIMATE.to(List.of(osm.at(east[0]), osm.at(west[3])))
                        .nearest(osm.at(west[0]), Pace.ADULT, 2, any -> true)
                        .walks()
                        .get(1)
                        .destination(),
                "by air it is the other way round");
    }

    @Test
    void stairsTakeLonger_closedGatesAreNotPassed_openOnesAre() throws IOException {
        OsmText osm = new OsmText();
        int a = osm.node(LNG, LAT);
        int b = osm.node(LNG + BLOCK, LAT);
        int c = osm.node(LNG + 2 * BLOCK, LAT);
        int open = osm.node(new Point(LNG + 3 * BLOCK, LAT), Map.of("barrier", "gate"));
        int d = osm.node(LNG + 4 * BLOCK, LAT);
        int closed = osm.node(new Point(LNG + 5 * BLOCK, LAT), Map.of("barrier", "gate", "access", "private"));
        int e = osm.node(LNG + 6 * BLOCK, LAT);
        osm.way(STREET, a, b);
        osm.way(STAIRS, b, c);
        osm.way(STREET, c, open, d);
        osm.way(STREET, d, closed, e);
        StreetNetwork network = network(osm);

        double block = osm.at(a).metresTo(osm.at(b));
        assertEquals(block / 75 * 60, seconds(network, osm.at(a), osm.at(b)), 2);
        assertEquals(block * 5 / 3 / 75 * 60, seconds(network, osm.at(b), osm.at(c)), 3);
        assertEquals(2 * block / 75 * 60, seconds(network, osm.at(c), osm.at(d)), 3);
        assertEquals(-1, seconds(network, osm.at(d), osm.at(e)));
        int elder = network.to(List.of(osm.at(b)))
                .nearest(osm.at(a), Pace.ELDER, 1, any -> true)
                .walks()
                .get(0)
                .seconds();
        assertEquals(block / 50 * 60, elder, 2);
    }

    @Test
    void betweenTwoHousesOfOneStreet_oneDoesNotGoToItsEnd() throws IOException {
        OsmText osm = new OsmText();
        osm.way(STREET, osm.node(LNG, LAT), osm.node(LNG + 20 * BLOCK, LAT));
        StreetNetwork network = network(osm);
        Point here = new Point(LNG + 8 * BLOCK, LAT);
        Point there = new Point(LNG + 9 * BLOCK, LAT);

        assertEquals(here.metresTo(there) / 75 * 60, seconds(network, here, there), 2);
        assertEquals(here.metresTo(there) / 75 * 60, seconds(network, there, here), 2);
    }

    @Test
    void whereNoStreetIsNear_itIsEstimated() throws IOException {
        OsmText osm = new OsmText();
        osm.way(STREET, osm.node(LNG, LAT), osm.node(LNG + BLOCK, LAT));
        StreetNetwork network = network(osm);
        Point far = new Point(LNG, LAT + 0.01);

        assertEquals(Method.ESTIMATE, network.method(far));
        assertEquals(ESTIMATE.seconds(far.metresTo(osm.at(0)), Pace.ADULT), seconds(network, far, osm.at(0)), 1);
    }

    /** A street of 40 houses, a station in each. */
    private static List<Point> houses(OsmText osm) {
        int[] street = new int[40];
        for (int i = 0; i < street.length; i++) {
            street[i] = osm.node(LNG + i * BLOCK, LAT);
        }
        osm.way(STREET, street);
        return IntStream.of(street).mapToObj(osm::at).toList();
    }

    @Test
    void aStationThatNoStreetIsNear_isFoundAmongTheOthers_byEstimate() throws IOException {
        OsmText osm = new OsmText();
        List<Point> stations = new ArrayList<>(houses(osm));
        Point lane = new Point(LNG, LAT - 0.003);
        stations.set(7, lane);
        StreetNetwork network = network(osm);
        assertEquals(Method.ESTIMATE, network.method(lane), "more than 250 m from the street");
        Point here = new Point(LNG, LAT - 0.0021);

        Walks walks = network.to(stations).nearest(here, Pace.ADULT, 2, any -> true);

        assertEquals(Method.ESTIMATE, walks.method());
        assertEquals(
                List.of(7, 0), walks.walks().stream().map(Walk::destination).toList());
        assertEquals(
                ESTIMATE.seconds(here.metresTo(lane), Pace.ADULT),
                walks.walks().get(0).seconds());
        assertEquals(
                List.of(7),
                network.to(stations).within(here, Pace.ADULT, 150).walks().stream()
                        .map(Walk::destination)
                        .toList());
        assertEquals(
                Method.NETWORK,
                network.to(stations).nearest(here, Pace.ADULT, 2, i -> i != 7).method());
        assertEquals(
                List.of(),
                network.to(stations).nearest(here, Pace.ADULT, 2, i -> false).walks());
    }

    @Test
    void stationsOnAndOffTheStreets_areTheSameInTheSameOrder_howeverManyAreAskedFor() throws IOException {
        OsmText osm = new OsmText();
        List<Point> stations = new ArrayList<>(houses(osm));
        for (int i = 0; i < 20; i++) {
            stations.add(new Point(LNG + 2 * i * BLOCK, LAT - 0.003 - 0.0002 * i));
        }
        Destinations ways = network(osm).to(stations);
        Point here = new Point(LNG + 11.3 * BLOCK, LAT);

        List<Walk> all = ways.nearest(here, Pace.ADULT, 60, any -> true).walks();

        assertEquals(60, all.size());
        for (int limit = 1; limit < all.size(); limit++) {
            assertEquals(
                    all.subList(0, limit),
                    ways.nearest(here, Pace.ADULT, limit, any -> true).walks());
        }

        Destinations some = ways.only(third(60));
        same(
                all.stream().filter(walk -> walk.destination() % 3 == 0).toList(),
                some.nearest(here, Pace.ADULT, 60, any -> true).walks(),
                "nearest of some");
        same(
                ways.within(here, Pace.ADULT, 600).walks().stream()
                        .filter(walk -> walk.destination() % 3 == 0)
                        .toList(),
                some.within(here, Pace.ADULT, 600).walks(),
                "within of some");
    }

    @Test
    void whatCannotBeFilled_isNotSearchedForAnHour() throws IOException, InterruptedException {
        OsmText osm = new OsmText();
        List<Point> stations = houses(osm);
        StreetDestinations ways = (StreetDestinations) network(osm).to(stations);
        for (boolean isTabled : new boolean[] {false, true}) {
            if (isTabled) {
                ways.awaitTable();
            }
            List<Integer> asked = new ArrayList<>();
            Walks none = ways.nearest(stations.get(39), Pace.ADULT, 50, i -> {
                asked.add(i);
                return false;
            });
            assertEquals(List.of(), none.walks());
            assertEquals(39, asked.get(asked.size() - 1), "the last that was counted, and no walk to the first");

            asked.clear();
            Walks two = ways.nearest(stations.get(39), Pace.ADULT, 50, i -> {
                asked.add(i);
                return i >= 38;
            });
            assertEquals(
                    List.of(39, 38), two.walks().stream().map(Walk::destination).toList());
            assertEquals(38, asked.get(asked.size() - 1), "the last that was found ends the search");
        }
    }

    @Test
    void whatIsReached_isValid_andWhereOneGetsInTime() throws IOException {
        OsmText osm = new OsmText();
        int[][] grid = new int[15][15];
        for (int x = 0; x < 15; x++) {
            for (int y = 0; y < 15; y++) {
                grid[x][y] = osm.node(LNG + x * BLOCK, LAT + y * BLOCK);
            }
        }
        for (int x = 0; x < 15; x++) {
            osm.way(STREET, grid[x]);
            int[] row = new int[15];
            for (int y = 0; y < 15; y++) {
                row[y] = grid[y][x];
            }
            osm.way(STREET, row);
        }
        StreetNetwork network = network(osm);
        Point station = new Point(LNG + 7.3 * BLOCK, LAT + 7 * BLOCK);
        Geometry reached = network.reach(station, Pace.ADULT, 300);
        assertTrue(reached.isValid());
        Destinations home = network.to(List.of(station));
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            Point point = new Point(LNG + random.nextDouble() * 14 * BLOCK, LAT + random.nextDouble() * 14 * BLOCK);
            int seconds = home.nearest(point, Pace.ADULT, 1, any -> true)
                    .walks()
                    .get(0)
                    .seconds();
            boolean inside =
                    reached.contains(new GeometryFactory().createPoint(new Coordinate(point.lng(), point.lat())));
            // The polygon goes 40 m beside the streets, and a point of a block may lie 50 m beside one.
            if (inside) {
                assertTrue(seconds <= 300 + 75, () -> point + " takes " + seconds);
            } else {
                assertTrue(seconds > 300 - 10 || asideOf(osm, point) > 38, () -> point + " takes " + seconds);
            }
        }
    }

    private static double asideOf(OsmText osm, Point point) {
        double x = (point.lng() - LNG) / BLOCK;
        double y = (point.lat() - LAT) / BLOCK;
        Point alongX = new Point(LNG + Math.rint(x) * BLOCK, point.lat());
        Point alongY = new Point(point.lng(), LAT + Math.rint(y) * BLOCK);
        return Math.min(point.metresTo(alongX), point.metresTo(alongY));
    }

    @Test
    void anExtractIsReadOnce_andAgainWhenItIsAnother() throws IOException {
        OsmText osm = new OsmText();
        osm.way(STREET, osm.node(LNG, LAT), osm.node(LNG + BLOCK, LAT));
        Path extract = osm.write(folder.resolve("streets.osm"));
        Path cache = folder.resolve("cache");
        List<String> told = new ArrayList<>();

        new StreetImport(extract, cache, 0).load(ESTIMATE, told::add);
        assertEquals(2, told.size());
        new StreetImport(extract, cache, 0).load(ESTIMATE, told::add);
        assertEquals(2, told.size());
        osm.way(STREET, 1, osm.node(LNG + 2 * BLOCK, LAT));
        osm.write(extract);
        StreetNetwork other = new StreetImport(extract, cache, 0).load(ESTIMATE, told::add);
        assertEquals(4, told.size());
        assertTrue(seconds(other, osm.at(0), osm.at(2)) > 0);
        try (Stream<Path> kept = Files.list(cache)) {
            assertEquals(1, kept.count(), "the old one is gone");
        }
    }

    @Test
    void whatIsNoExtract_saysWhatToDo() throws IOException {
        Path nothing = folder.resolve("nothing.osm");
        for (String content : List.of("", "hello", "<osm version=\"0.6\"></osm>")) {
            Files.writeString(nothing, content);
            assertTrue(assertThrows(
                            IllegalArgumentException.class,
                            () -> new StreetImport(nothing, folder.resolve("cache"), 0).load(ESTIMATE, line -> {}))
                    .getMessage()
                    .contains("请换一个 OpenStreetMap"));
        }
    }
}
