package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The destinations of a network that no street is near to, as in 乡镇 whose lanes nobody has mapped. The ways to them are
 * estimated, so that they are not lost.
 */
final class OffStreet {
    private final Estimate.ByStraightLine ways;
    private final boolean isEmpty;

    /** @param some of the destinations, by their indexes */
    OffStreet(Estimate.ByStraightLine all, BitSet some) {
        this.ways = all.only(some);
        this.isEmpty = some.isEmpty();
    }

    /** Of those alone that are reached in so many seconds. */
    List<Walk> nearest(Start from, Pace pace, int seconds, int limit, IntPredicate wanted) {
        return ways.nearest(from, pace, seconds, limit, wanted).walks();
    }

    List<Walk> within(Point from, Pace pace, int seconds) {
        return ways.within(from, pace, seconds).walks();
    }

    /**
     * The nearest of both.
     *
     * @param onStreets found on the network, the nearest first
     * @param estimate  of these destinations, likewise; not asked for where there are none
     */
    Walks among(List<Walk> onStreets, int limit, Supplier<List<Walk>> estimate) {
        List<Walk> estimated = isEmpty ? List.of() : estimate.get();
        if (estimated.isEmpty()) {
            return new Walks(Method.NETWORK, onStreets);
        }
        int size = Math.min(limit, onStreets.size() + estimated.size());
        List<Walk> both = new ArrayList<>(size);
        int own = 0;
        while (both.size() < size) {
            int street = both.size() - own;
            boolean isStreet = street < onStreets.size()
                    && (own == estimated.size()
                            || onStreets.get(street).seconds()
                                    <= estimated.get(own).seconds());
            both.add(isStreet ? onStreets.get(street) : estimated.get(own++));
        }
        return new Walks(own > 0 ? Method.ESTIMATE : Method.NETWORK, both);
    }
}
