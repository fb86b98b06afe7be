package cn.servicecircle.nearby;

import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Destinations;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Start;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walking;
import cn.servicecircle.walking.Walks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The ways to those stations alone that are open: at noon, when few are, a search among all would go through half the town.
 * The same until a station opens or closes.
 */
final class OpenWays {
    private final BitSet open;
    private final int[] stations;
    private final Destinations ways;

    /** @param open by the stations' indexes */
    OpenWays(List<Station> all, BitSet open, Walking walking) {
        this.open = open;
        this.stations = open.stream().toArray();
        this.ways = walking.to(
                IntStream.of(stations).mapToObj(i -> all.get(i).point()).toList());
    }

    boolean isOf(BitSet othersOpen) {
        return open.equals(othersOpen);
    }

    /** @param wanted asked by a station's index, like the answer */
    Walks nearest(Start from, Pace pace, int limit, IntPredicate wanted) {
        Walks found = ways.nearest(from, pace, limit, i -> wanted.test(stations[i]));
        List<Walk> walks = new ArrayList<>(found.walks().size());
        for (Walk walk : found.walks()) {
            walks.add(new Walk(stations[walk.destination()], walk.metres(), walk.seconds()));
        }
        return new Walks(found.method(), walks);
    }
}
