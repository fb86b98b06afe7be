package cn.servicecircle.geo;

/**
 * East, north and up at the middle of some places. Along them a district is flat, so that two of three coordinates tell
 * where a place lies; all three tell exactly how far it is from another, anywhere on Earth.
 */
final class LocalAxes {
    private final double[] east;
    private final double[] north;
    private final double[] up;

    /** @param places unit vectors */
    LocalAxes(double[][] places) {
        double[] sum = new double[3];
        for (double[] place : places) {
            for (int i = 0; i < 3; i++) {
                sum[i] += place[i];
            }
        }
        double length = Math.sqrt(dot(sum, sum));
        this.up =
                length == 0 ? new double[] {1, 0, 0} : new double[] {sum[0] / length, sum[1] / length, sum[2] / length};
        double fromPole = Math.hypot(up[0], up[1]);
        this.east = fromPole == 0 ? new double[] {0, 1, 0} : new double[] {-up[1] / fromPole, up[0] / fromPole, 0};
        this.north = new double[] {
            up[1] * east[2] - up[2] * east[1], up[2] * east[0] - up[0] * east[2], up[0] * east[1] - up[1] * east[0]
        };
    }

    /** The unit vector's coordinates to the east, the north and upward. */
    double[] along(double[] vector) {
        return new double[] {dot(vector, east), dot(vector, north), dot(vector, up)};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
