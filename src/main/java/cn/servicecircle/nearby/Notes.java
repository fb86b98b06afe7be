package cn.servicecircle.nearby;

import cn.servicecircle.geo.Datum;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** What was found out of the stations, by their indexes, and how it was written down. Each note serves while it holds. */
final class Notes {
    final AtomicReferenceArray<Status> statuses;
    private final Map<Datum, AtomicReferenceArray<Card>> cards = new EnumMap<>(Datum.class);

    Notes(int stations) {
        this.statuses = new AtomicReferenceArray<>(stations);
        for (Datum datum : Datum.values()) {
            cards.put(datum, new AtomicReferenceArray<>(stations));
        }
    }

    AtomicReferenceArray<Card> cards(Datum datum) {
        return cards.get(datum);
    }
}
