package cn.servicecircle.geo;

import static java.lang.Math.PI;
import static java.lang.Math.abs;
import static java.lang.Math.cos;
import static java.lang.Math.sin;
import static java.lang.Math.sqrt;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

/**
 * The offset of GCJ-02 (国测局坐标) from WGS-84, by the formula that is public since 2010 and that eviltransform publishes
 * test vectors for. All lengths are metres, all angles degrees. The real GCJ-02 is not public and differs from the formula
 * by one or two metres.
 */
final class Gcj02 {

    /** Krasovsky 1940, the ellipsoid of the formula: semi-major axis and squared eccentricity. */
    private static final double AXIS = 6378245.0;

    private static final double ECCENTRICITY = 0.006693421622965943;

    private Gcj02() {}

    static Coordinates encode(double lng, double lat) {
        return MainlandChina.contains(lng, lat) ? shift(lng, lat) : new Coordinates(lng, lat, Datum.GCJ02);
    }

    /**
     * What lies less than half a kilometre outside the border may have the same degrees as a place within, which is meant
     * then.
     */
    static Point decode(double lng, double lat) {
        Point within = unshift(lng, lat);
        return MainlandChina.contains(within.lng(), within.lat()) ? within : new Point(lng, lat);
    }

    private static Coordinates shift(double lng, double lat) {
        double x = lng - 105;
        double y = lat - 35;
        double wave = sin(2 * x * PI);
        double waves = 20 * ofTriple(wave) + 20 * wave;
        double root = 0.1 * sqrt(abs(x));
        double metresEast = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + root + (waves + wavesEast(x)) * 2 / 3;
        double metresNorth =
                -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 2 * root + (waves + wavesNorth(y)) * 2 / 3;
        double sine = sin(toRadians(lat));
        double flattening = 1 - ECCENTRICITY * sine * sine;
        double metresPerRadianNorth = AXIS * (1 - ECCENTRICITY) / (flattening * sqrt(flattening));
        double metresPerRadianEast = AXIS / sqrt(flattening) * cos(toRadians(lat));
        return new Coordinates(
                lng + toDegrees(metresEast / metresPerRadianEast),
                lat + toDegrees(metresNorth / metresPerRadianNorth),
                Datum.GCJ02);
    }

    /** The sine of thrice an angle, by the angle's own: sines are most of what a point costs. */
    private static double ofTriple(double sine) {
        return (3 - 4 * sine * sine) * sine;
    }

    private static double wavesEast(double x) {
        double wave = sin(x / 3 * PI);
        return 20 * ofTriple(wave) + 40 * wave + 150 * sin(x / 12 * PI) + 300 * sin(x / 30 * PI);
    }

    private static double wavesNorth(double y) {
        double wave = sin(y / 3 * PI);
        return 20 * ofTriple(wave) + 40 * wave + 160 * sin(y / 12 * PI) + 320 * sin(y / 30 * PI);
    }

    /** The formula has no inverse, but its offset changes so slowly that two fixed-point steps come within three centimetres. */
    private static Point unshift(double lng, double lat) {
        Point guess = new Point(lng, lat);
        for (int step = 0; step < 2; step++) {
            Coordinates shifted = shift(guess.lng(), guess.lat());
            guess = new Point(guess.lng() + lng - shifted.lng(), guess.lat() + lat - shifted.lat());
        }
        return guess;
    }
}
