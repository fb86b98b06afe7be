package cn.servicecircle.nearby;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.station.Span;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Start;
import cn.servicecircle.walking.Walks;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;

/** All stations at one minute. What each is like is found out, and written down, when it is first asked for. */
final class Moment {
    final Known known;
    final LocalDateTime at;
    private final String now;
    private final ZoneId zone;
    private final AtomicReferenceArray<Status> statuses;
    private final AtomicReferenceArray<Card> gcj02;
    private final AtomicReferenceArray<Card> wgs84;
    private volatile OpenWays openWays;

    /** What it is found out from; a later one than that of a moment makes that moment out of date. */
    record Known(Places places, Duties duties, WorkCalendar calendar) {}

    /** @param now how a sentence calls the moment: 现在 or 那时 */
    Moment(Known known, LocalDateTime at, String now, ZoneId zone) {
        this.known = known;
        this.at = at;
        this.now = now;
        this.zone = zone;
        int stations = known.places().stations().size();
        this.statuses = new AtomicReferenceArray<>(stations);
        this.gcj02 = new AtomicReferenceArray<>(stations);
        this.wgs84 = new AtomicReferenceArray<>(stations);
    }

    Station station(int index) {
        return known.places().stations().get(index);
    }

    boolean suits(Wish wish, int index) {
        Station station = station(index);
        return station.isThere(at.toLocalDate()) && wish.suits(station) && wish.suits(status(index));
    }

    Status status(int index) {
        Status status = statuses.get(index);
        if (status == null) {
            status = found(station(index));
            statuses.set(index, status);
        }
        return status;
    }

    /** The station as it is told in this datum. */
    Card card(int index, Datum datum) {
        AtomicReferenceArray<Card> cards = datum == Datum.GCJ02 ? gcj02 : wgs84;
        Card card = cards.get(index);
        if (card == null) {
            card = Card.of(station(index), status(index), datum, sayings());
            cards.set(index, card);
        }
        return card;
    }

    /** The stations that are open, by their indexes. */
    BitSet open() {
        BitSet open = new BitSet();
        for (int i = 0; i < known.places().stations().size(); i++) {
            open.set(i, station(i).isThere(at.toLocalDate()) && status(i).isOpen());
        }
        return open;
    }

    /** The nearest of those that are open. */
    Walks nearestOpen(Start from, Pace pace, int limit, IntPredicate wanted) {
        OpenWays ways = openWays;
        if (ways == null) {
            ways = known.places().openWays(open());
            openWays = ways;
        }
        return ways.nearest(from, pace, limit, wanted);
    }

    Sayings sayings() {
        return new Sayings(at, now, zone);
    }

    private Status found(Station station) {
        Optional<Span> open = station.hours().at(at, known.calendar());
        if (open.isEmpty()) {
            return new Status(
                    null, station.hours().nextOpening(at, known.calendar()).orElse(null), null);
        }
        OnDuty onDuty = known.duties()
                .staffed(station.id(), at.atZone(zone).toInstant())
                .map(Shift::person)
                .orElse(null);
        return new Status(at.toLocalDate().atStartOfDay().plusMinutes(open.get().to()), null, onDuty);
    }
}
