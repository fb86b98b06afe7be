package cn.servicecircle.nearby;

import cn.servicecircle.station.Station;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Destinations;
import cn.servicecircle.walking.Walking;
import java.util.BitSet;
import java.util.List;

/** All stations, and the ways to them. */
final class Places {
    private final Stations source;
    private final Walking walking;
    private final Destinations ways;
    private volatile OpenWays toOpen;

    Places(Stations source, Walking walking) {
        this.source = source;
        this.walking = walking;
        this.ways = walking.to(source.points());
    }

    boolean isOf(Stations stations) {
        return source == stations;
    }

    List<Station> stations() {
        return source.all();
    }

    /** To the i-th station. */
    Destinations ways() {
        return ways;
    }

    /** Those that were asked for last are kept: stations seldom open and close. */
    OpenWays openWays(BitSet open) {
        OpenWays known = toOpen;
        if (known == null || !known.isOf(open)) {
            known = new OpenWays(source.all(), open, walking);
            toOpen = known;
        }
        return known;
    }
}
