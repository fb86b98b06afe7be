package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** The surroundings of a point as a plane in metres; true to a thousandth over some kilometres. */
record Ground(Point origin) {
    /** Of latitude, on a sphere with a radius of 6,371 km. */
    static final double METRES_A_DEGREE = 111_195;

    Coordinate metres(double lng, double lat) {
        return new Coordinate((lng - origin.lng()) * east(), (lat - origin.lat()) * METRES_A_DEGREE);
    }

    Geometry degrees(Geometry metres) {
        return AffineTransformation.scaleInstance(1 / east(), 1 / METRES_A_DEGREE)
                .translate(origin.lng(), origin.lat())
                .transform(metres);
    }

    /** What is at most so far to the east, north, west or south; in degrees. */
    Envelope box(double metres) {
        Envelope box = new Envelope(new Coordinate(origin.lng(), origin.lat()));
        box.expandBy(metres / east(), metres / METRES_A_DEGREE);
        return box;
    }

    /** The metres of a degree of longitude. */
    double east() {
        return METRES_A_DEGREE * Math.cos(Math.toRadians(origin.lat()));
    }
}
