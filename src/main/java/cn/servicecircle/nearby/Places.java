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
    private final Destinations ways;
    /** Null until it is asked for. */
    private volatile Open toOpen;

    /**
     * The ways to those stations alone that are open: at noon, when few are, a search among all would go through half the
     * town.
     */
    private record Open(BitSet stations, Destinations ways) {}

    Places(Stations source, Walking walking) {
        this.source = source;
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

    /** To those of the stations alone that are open. What was asked for last is kept: they seldom open and close. */
    Destinations waysTo(BitSet open) {
        Open known = toOpen;
        if (known == null || !known.stations().equals(open)) {
            known = new Open(open, ways.only(open));
            toOpen = known;
        }
        return known.ways();
    }
}
