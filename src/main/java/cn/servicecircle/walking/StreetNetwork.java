package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Ways on foot along known streets; by estimate from where no street is near. */
public final class StreetNetwork implements Walking {
    private final Streets streets;
    private final Paces paces;
    private final Estimate estimate;

    StreetNetwork(Streets streets, Estimate estimate) {
        this.streets = streets;
        this.paces = estimate.paces();
        this.estimate = estimate;
    }

    @Override
    public Destinations to(List<Point> destinations) {
        return new StreetDestinations(streets, paces, destinations, estimate);
    }

    @Override
    public Geometry reach(Point from, Pace pace, int seconds) {
        Place start = streets.near(from);
        return start == null
                ? estimate.reach(from, pace, seconds)
                : StreetReach.of(streets, start, from, paces.metres(seconds, pace));
    }

    @Override
    public Method method(Point from) {
        return streets.near(from) == null ? Method.ESTIMATE : Method.NETWORK;
    }

    @Override
    public int seconds(double straightMetres, Pace pace) {
        return estimate.seconds(straightMetres, pace);
    }
}
