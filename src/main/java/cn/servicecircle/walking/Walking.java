package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.List;

public interface Walking {
    Destinations to(List<Point> destinations);

    /** How long a walk of so many metres by straight line takes by estimate. */
    int seconds(double straightMetres, Pace pace);
}
