package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/** The surroundings of a point as a plane in metres; true to a thousandth over some kilometres. */
record Ground(Point origin) {
    private static final double METRES_A_DEGREE = 111_195;

    Coordinate metres(double lng, double lat) {
        return new Coordinate((lng - origin.lng()) * east(), (lat - origin.lat()) * METRES_A_DEGREE);
    }

    Geometry degrees(Geometry metres) {
        return AffineTransformation.scaleInstance(1 / east(), 1 / METRES_A_DEGREE)
                .translate(origin.lng(), origin.lat())
                .transform(metres);
    }

    private double east() {
        return METRES_A_DEGREE * Math.cos(Math.toRadians(origin.lat()));
    }
}
