package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** How one gets about on foot. */
public interface Walking {

    /** To be asked again when the destinations change; takes some milliseconds for thousands. */
    Destinations to(List<Point> destinations);

    /** What is reached in so many seconds: polygons in degrees of WGS-84. Takes up to some hundred milliseconds. */
    Geometry reach(Point from, Pace pace, int seconds);

    /** By which method {@link #reach} and ways from there are found. */
    Method method(Point from);

    /** How long a walk of so many metres by straight line takes by estimate. */
    int seconds(double straightMetres, Pace pace);
}
