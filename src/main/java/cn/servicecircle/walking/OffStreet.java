package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The destinations of a network that no street is near to, as in 乡镇 whose lanes nobody has mapped. The ways to them are
 * estimated, so that they are not lost.
 */
final class OffStreet {
    /** What the i-th of them is among all destinations. */
    private final int[] indexes;

    private final Estimate.ByStraightLine ways;

    /** @param places null where no street is near */
    OffStreet(List<Point> destinations, Place[] places, Estimate estimate) {
        this.indexes =
                IntStream.range(0, places.length).filter(i -> places[i] == null).toArray();
        this.ways =
                estimate.to(IntStream.of(indexes).mapToObj(destinations::get).toList());
    }

    /** Of those alone that are reached in so many seconds. */
    List<Walk> nearest(Start from, Pace pace, int seconds, int limit, IntPredicate wanted) {
        return named(ways.nearest(from, pace, seconds, limit, i -> wanted.test(indexes[i])));
    }

    List<Walk> within(Point from, Pace pace, int seconds) {
        return named(ways.within(from, pace, seconds));
    }

    private List<Walk> named(Walks estimated) {
        List<Walk> walks = new ArrayList<>(estimated.walks().size());
        for (Walk walk : estimated.walks()) {
            walks.add(new Walk(indexes[walk.destination()], walk.metres(), walk.seconds()));
        }
        return walks;
    }

    /**
     * The nearest of both.
     *
     * @param onStreets found on the network, the nearest first
     * @param estimate  of these destinations, likewise; not asked for where there are none
     */
    Walks among(List<Walk> onStreets, int limit, Supplier<List<Walk>> estimate) {
        List<Walk> estimated = indexes.length == 0 ? List.of() : estimate.get();
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
