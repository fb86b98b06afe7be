package cn.servicecircle.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatumTest {

    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069"
    })
    void gcj02_agreesWithTheVectorsOfEviltransform(double lng, double lat, double gcjLng, double gcjLat) {
        Coordinates gcj = Datum.GCJ02.fromWgs84(new Point(lng, lat));

        assertEquals(gcjLng, gcj.lng(), 1e-9);
        assertEquals(gcjLat, gcj.lat(), 1e-9);
        assertEquals(Datum.GCJ02, gcj.datum());
    }

    @Test
    void gcj02_isHalfAKilometreOffInBeijing() {
        Point beijing = new Point(116.3975, 39.9087);
        Coordinates gcj = Datum.GCJ02.fromWgs84(beijing);

        assertEquals(555, metres(beijing, new Point(gcj.lng(), gcj.lat())), 5);
    }

    @Test
    void gcj02_comesBackWithinThreeCentimetres_fromEverywhereOnTheMainland() {
        onTheMainland(100_000, point -> {
            Coordinates gcj = Datum.GCJ02.fromWgs84(point);
            return metres(point, Datum.GCJ02.toWgs84(gcj.lng(), gcj.lat())) < 0.03;
        });
    }

    @Test
    void gcj02_isWhatTheFormulaSays_writtenDownASecondTime() {
        onTheMainland(100_000, point -> {
            Coordinates gcj = Datum.GCJ02.fromWgs84(point);
            return metres(SecondGcj02.of(point), new Point(gcj.lng(), gcj.lat())) < 0.001;
        });
    }

    /** Random points, of which those within the outline are tried: more than half of them. */
    private static void onTheMainland(int points, Predicate<Point> isTrue) {
        long seed = 620802;
        Random random = new Random(seed);
        int tried = 0;
        for (int i = 0; i < 2 * points; i++) {
            Point point = new Point(random.nextDouble(74, 135), random.nextDouble(18, 53));
            if (MainlandChina.contains(point.lng(), point.lat())) {
                assertTrue(isTrue.test(point), () -> point + "; seed " + seed);
                tried++;
            }
        }
        assertTrue(tried > 80_000, tried + " points tried");
    }

    @ParameterizedTest
    @CsvSource({
        "Beijing, 116.4, 39.9",
        "Pingliang, 106.665, 35.543",
        "Shenzhen at the river, 114.06, 22.545",
        "Zhuhai at the gate, 113.553, 22.225",
        "Sanya, 109.51, 18.25",
        "Mohe, 122.54, 52.97",
        "Fuyuan, 134.29, 48.36",
        "Kashgar, 75.99, 39.47",
        "Dandong, 124.35, 40.13",
        "Hekou, 103.94, 22.53",
        "Manzhouli, 117.43, 49.58",
        "Erenhot, 111.97, 43.65",
        "Khorgas, 80.41, 44.21",
        "Shanghai, 121.47, 31.23",
        "Lhasa, 91.11, 29.65"
    })
    void gcj02_isOffsetUpToTheBorder(String town, double lng, double lat) {
        Coordinates gcj = Datum.GCJ02.fromWgs84(new Point(lng, lat));
        double offset = metres(new Point(lng, lat), new Point(gcj.lng(), gcj.lat()));

        assertTrue(offset > 50 && offset < 1000, () -> town + " is " + offset + " m off");
    }

    @ParameterizedTest
    @CsvSource({
        "Hong Kong, 114.158, 22.285",
        "Hong Kong's north, 114.13, 22.495",
        "Macau, 113.543, 22.19",
        "Taipei, 121.56, 25.04",
        "Kaohsiung, 120.30, 22.63",
        "Ulan Bator, 106.91, 47.92",
        "Hanoi, 105.85, 21.03",
        "Seoul, 126.98, 37.57",
        "Pyongyang, 125.75, 39.03",
        "Fukuoka, 130.40, 33.59",
        "Vladivostok, 131.89, 43.12",
        "Almaty, 76.93, 43.25",
        "Kathmandu, 85.32, 27.72",
        "Delhi, 77.21, 28.61",
        "Mandalay, 96.09, 21.98",
        "Manila, 120.98, 14.60",
        "London, -0.1276, 51.5072",
        "the South Pole, 0, -90"
    })
    void gcj02_isNotOffsetOutsideMainlandChina(String city, double lng, double lat) {
        assertEquals(new Coordinates(lng, lat, Datum.GCJ02), Datum.GCJ02.fromWgs84(new Point(lng, lat)), city);
        assertEquals(new Point(lng, lat), Datum.GCJ02.toWgs84(lng, lat), city);
    }

    @Test
    void wgs84_staysAsItIs() {
        Point point = new Point(106.665, 35.543);

        assertEquals(point, Datum.WGS84.toWgs84(106.665, 35.543));
        assertEquals(new Coordinates(106.665, 35.543, Datum.WGS84), Datum.WGS84.fromWgs84(point));
    }

    private static double metres(Point a, Point b) {
        double metresPerDegree = 111_195;
        double north = (a.lat() - b.lat()) * metresPerDegree;
        double east = (a.lng() - b.lng()) * metresPerDegree * Math.cos(Math.toRadians(a.lat()));
        return Math.hypot(north, east);
    }
}
