package cn.servicecircle.geo;

/** A place on the ground, in degrees of WGS-84: the only kind of point that is stored or measured with. */
public record Point(double lng, double lat) {

    /** Along the great circle. */
    public double metresTo(Point other) {
        double[] here = Sphere.vector(this);
        double[] there = Sphere.vector(other);
        double square = 0;
        for (int axis = 0; axis < here.length; axis++) {
            square += (here[axis] - there[axis]) * (here[axis] - there[axis]);
        }
        return Sphere.metres(square);
    }

    /** To so many decimals of a degree; the fourth is some ten metres. */
    public Point rounded(int decimals) {
        double unit = Math.pow(10, decimals);
        return new Point(Math.rint(lng * unit) / unit, Math.rint(lat * unit) / unit);
    }
}
