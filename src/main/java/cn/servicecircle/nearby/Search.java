package cn.servicecircle.nearby;

import cn.servicecircle.geo.Datum;
import cn.servicecircle.walking.Start;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walks;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * One question for stations nearby.
 *
 * @param accuracyMetres how far from there somebody may really be
 * @param datum          in which the stations are to be told
 */
record Search(Start from, int accuracyMetres, Datum datum, Wish wish, Moment moment) {
    private static final int AN_HOUR = 3600;

    /** By estimate where nothing is found within an hour's walk on the streets: no station is lost by how they are mapped. */
    Walks walks() {
        Walks found = walks(from);
        return found.walks().isEmpty() ? walks(from.withoutStreets()) : found;
    }

    private Walks walks(Start from) {
        IntPredicate suiting = moment.suiting(wish.needs());
        return wish.needs().openOnly() || wish.needs().staffedOnly()
                ? moment.nearestOpen(from, wish.pace(), wish.limit(), suiting)
                : moment.known.places().ways().nearest(from, wish.pace(), wish.limit(), suiting);
    }

    /**
     * Where to go instead when the nearest station is closed; nobody is sent on a walk of more than an hour.
     *
     * @param walks what was found, the nearest first
     */
    Optional<Walk> nearestOpen(Walks walks) {
        Optional<Walk> found = walks.walks().stream()
                .filter(walk -> moment.status(walk.destination()).isOpen() && walk.seconds() <= AN_HOUR)
                .findFirst();
        return found.isPresent()
                ? found
                : moment.nearestOpen(from, wish.pace(), 1, moment.suiting(wish.needs())).walks().stream()
                        .filter(walk -> walk.seconds() <= AN_HOUR)
                        .findFirst();
    }

    /** The one of these that opens first; what is open is too far. */
    Optional<Walk> firstToOpen(List<Walk> closed) {
        return closed.stream()
                .filter(walk -> moment.status(walk.destination()).opensAt() != null)
                .min((one, other) -> moment.status(one.destination())
                        .opensAt()
                        .compareTo(moment.status(other.destination()).opensAt()));
    }
}
