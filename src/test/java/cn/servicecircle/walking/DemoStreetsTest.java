package cn.servicecircle.walking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.kernel.Worded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo district with its streets: what is near by air may be far on foot. */
class DemoStreetsTest {
    private static final Path DEMO = Path.of("config/district/kongtong-demo");
    private static final Estimate ESTIMATE = new Estimate(new Paces(75, 50), 1.3);

    @TempDir
    static Path cache;

    private static StreetNetwork network;

    @BeforeAll
    static void load() {
        network = new StreetImport(DEMO.resolve("streets.osm"), cache).load(ESTIMATE, line -> {});
    }

    private record Station(String code, Point point) {}

    private static List<Station> stations() throws IOException {
        try (Stream<String> lines = Files.lines(DEMO.resolve("stations.csv"))) {
            return lines.skip(1)
                    .map(line -> line.split(",", -1))
                    .map(cells -> new Station(
                            cells[0],
                            Worded.of(Datum.class, cells[6])
                                    .toWgs84(Double.parseDouble(cells[4]), Double.parseDouble(cells[5]))))
                    .toList();
        }
    }

    @Test
    void theStationAcrossTheRiver_isTheNearestByAir_andFarOnFoot() throws IOException {
        List<Station> stations = stations();
        List<Point> points = stations.stream().map(Station::point).toList();
        // On the north bank of 示例河, across from a station on the south bank.
        Point home = new Point(106.6418, 35.5486);
        Walk byAir = ESTIMATE.to(points)
                .nearest(home, Pace.ADULT, 1, any -> true)
                .walks()
                .get(0);
        Walks onFoot = network.to(points).nearest(home, Pace.ADULT, 60, any -> true);

        assertEquals(Method.NETWORK, onFoot.method());
        assertEquals("xijiao-demo-1", stations.get(byAir.destination()).code());
        assertEquals(
                "xijiao-demo-2",
                stations.get(onFoot.walks().get(0).destination()).code());
        Walk acrossTheBridge = onFoot.walks().stream()
                .filter(walk -> walk.destination() == byAir.destination())
                .findFirst()
                .orElseThrow();
        assertTrue(byAir.seconds() < 600, byAir::toString);
        assertTrue(acrossTheBridge.seconds() > 1800, acrossTheBridge::toString);
    }

    @Test
    void everyStationOfTheDemo_standsAtAStreet() throws IOException {
        List<Point> points = stations().stream().map(Station::point).toList();
        for (Point point : points) {
            assertEquals(Method.NETWORK, network.method(point), point::toString);
        }
    }
}
