package cn.servicecircle.walking;

import cn.servicecircle.geo.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The destinations of a network that no street is near to, as in 乡镇 whose lanes nobody has mapped. The ways to them are
 * estimated, so that they are not lost.
 */
final class OffStreet {
    /** What the i-th of them is among all destinations. */
    private final int[] indexes;

    private final Destinations ways;

    /** @param places null where no street is near */
    OffStreet(List<Point> destinations, Place[] places, Estimate estimate) {
        this.indexes =
                IntStream.range(0, places.length).filter(i -> places[i] == null).toArray();
        this.ways =
                estimate.to(IntStream.of(indexes).mapToObj(destinations::get).toList());
    }

    List<Walk> nearest(Start from, Pace pace, int limit, IntPredicate wanted, int seconds) {
        return named(ways.nearest(from, pace, limit, i -> wanted.test(indexes[i]))).stream()
                .takeWhile(walk -> walk.seconds() <= seconds)
                .toList();
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
     * @param onStreets found on the network
     * @param own       of these destinations; not asked for where there are none
     */
    Walks among(List<Walk> onStreets, int limit, Supplier<List<Walk>> own) {
        List<Walk> estimated = indexes.length == 0 ? List.of() : own.get();
        if (estimated.isEmpty()) {
            return new Walks(Method.NETWORK, onStreets);
        }
        List<Walk> both = Stream.concat(onStreets.stream(), estimated.stream())
                .sorted(Comparator.comparingInt(Walk::seconds))
                .limit(limit)
                .toList();
        return new Walks(both.stream().anyMatch(estimated::contains) ? Method.ESTIMATE : Method.NETWORK, both);
    }
}
