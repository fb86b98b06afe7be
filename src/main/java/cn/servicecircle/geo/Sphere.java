package cn.servicecircle.geo;

/** Points as unit vectors: a straight chord is the shorter the nearer two points are, everywhere on Earth. */
final class Sphere {
    /** Mean radius of the Earth in metres (IUGG). */
    private static final double RADIUS = 6_371_008.8;

    private Sphere() {}

    static double[] vector(Point point) {
        double lng = Math.toRadians(point.lng());
        double lat = Math.toRadians(point.lat());
        return new double[] {Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)};
    }

    /** The great-circle distance in metres that belongs to the square of a chord. */
    static double metres(double squaredChord) {
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2));
    }
}
