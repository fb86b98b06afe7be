package cn.servicecircle.nearby;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walks;
import java.util.List;
import java.util.Optional;

/**
 * One question for stations nearby.
 *
 * @param accuracyMetres how far from there somebody may really be
 * @param datum          in which the stations are to be told
 */
record Search(Point from, int accuracyMetres, Datum datum, Wish wish, Moment moment) {
    private static final int AN_HOUR = 3600;

    Walks walks() {
        return nearest(wish.limit(), false);
    }

    /**
     * Where to go instead when the nearest station is closed; nobody is sent on a walk of more than an hour.
     *
     * @param walks what was found, the nearest first
     */
    Optional<Walk> nearestOpen(Walks walks) {
        Optional<Walk> found = walks.walks().stream()
                .filter(walk -> moment.status(walk.destination()).isOpen())
                .findFirst();
        return found.isPresent() || !moment.isAnyOpen()
                ? found
                : nearest(1, true).walks().stream()
                        .filter(walk -> walk.seconds() <= AN_HOUR)
                        .findFirst();
    }

    private Walks nearest(int limit, boolean openOnly) {
        return moment.known
                .places()
                .ways()
                .nearest(
                        from,
                        wish.pace(),
                        limit,
                        i -> moment.suits(wish, i)
                                && (!openOnly || moment.status(i).isOpen()));
    }

    /** The one of these that opens first, none of which is open. */
    Optional<Walk> firstToOpen(List<Walk> closed) {
        return closed.stream()
                .filter(walk -> moment.status(walk.destination()).opensAt() != null)
                .min((one, other) -> moment.status(one.destination())
                        .opensAt()
                        .compareTo(moment.status(other.destination()).opensAt()));
    }
}
