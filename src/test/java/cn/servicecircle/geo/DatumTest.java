package cn.servicecircle.geo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
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
    void gcj02_comesBackWithinFiveCentimetres() {
        long seed = 620802;
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            Point point = new Point(random.nextDouble(74, 135), random.nextDouble(18, 53));
            Coordinates gcj = Datum.GCJ02.fromWgs84(point);
            double error = metres(point, Datum.GCJ02.toWgs84(gcj.lng(), gcj.lat()));
            assertTrue(error < 0.05, () -> point + " came back " + error + " m off; seed " + seed);
        }
    }

    @Test
    void gcj02_isNotOffsetOutsideMainlandChina() {
        Point london = new Point(-0.1276, 51.5072);

        assertEquals(new Coordinates(-0.1276, 51.5072, Datum.GCJ02), Datum.GCJ02.fromWgs84(london));
        assertEquals(london, Datum.GCJ02.toWgs84(-0.1276, 51.5072));
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
