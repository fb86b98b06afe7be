package cn.servicecircle.geo;

/** Points as unit vectors: a straight chord is the shorter the nearer two points are, everywhere on Earth. */
final class Sphere {
    /** Mean radius of the Earth in metres (IUGG). */
    private static final double RADIUS = 6_371_008.8;

    private static final double SHORT = 0.015 * 0.015;

    private Sphere() {}

    static double[] vector(Point point) {
        double lng = Math.toRadians(point.lng());
        double lat = Math.toRadians(point.lat());
        return new double[] {Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)};
    }

    /** The square of the chord that belongs to a great-circle distance in metres; infinite for an infinite one. */
    static double squaredChord(double metres) {
        double half = metres / (2 * RADIUS);
        return half > Math.PI / 2 ? Double.POSITIVE_INFINITY : 4 * Math.sin(half) * Math.sin(half);
    }

    /** The great-circle distance in metres that belongs to the square of a chord. */
    static double metres(double squaredChord) {
        double chord = Math.sqrt(squaredChord);
        // Up to a hundred kilometres the beginning of the arcsine's series is as exact as a double, and ten times as
        // fast.
        return squaredChord < SHORT
                ? RADIUS * chord * (1 + squaredChord / 24 + squaredChord * squaredChord * 3 / 640)
                : 2 * RADIUS * Math.asin(Math.min(1, chord / 2));
    }
}
