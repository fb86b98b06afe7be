package cn.servicecircle.nearby;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.station.Span;
import cn.servicecircle.station.Station;
import cn.servicecircle.walking.Destinations;
import cn.servicecircle.walking.Pace;
import cn.servicecircle.walking.Start;
import cn.servicecircle.walking.Walks;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** All stations at one minute. What each is like is found out, and written down, when it is first asked for. */
final class Moment {
    /** That are remembered: more than are asked for in a minute. */
    private static final int MOST_NEEDS = 500;

    final Known known;
    final LocalDateTime at;
    /** Counted from 1970. */
    final long minute;

    private final Sayings sayings;
    private final Notes notes;
    private final Cache<Needs, BitSet> suiting = Caffeine.newBuilder()
            .maximumSize(MOST_NEEDS)
            .executor(Runnable::run)
            .build();

    private volatile Destinations waysToOpen;

    /** What it is found out from; a later one than that of a moment makes that moment out of date. */
    record Known(Places places, Duties duties, WorkCalendar calendar) {}

    private Moment(Known known, Sayings sayings, Notes notes) {
        this.known = known;
        this.at = sayings.at();
        this.minute = sayings.minute(at);
        this.sayings = sayings;
        this.notes = notes;
    }

    Moment(Known known, Sayings sayings) {
        this(known, sayings, new Notes(known.places().stations().size()));
    }

    /** A later minute by what is known now: most of what was written down still holds. */
    Moment later(LocalDateTime minute) {
        return new Moment(known, sayings.at(minute), notes);
    }

    Station station(int index) {
        return known.places().stations().get(index);
    }

    /**
     * Which stations meet the needs, by their indexes. For now it is found out of all of them at once, which costs as much as a
     * few hundred searches and serves all that follow; for one who asks of another time, of those that are come by.
     */
    IntPredicate suiting(Needs needs) {
        return sayings.isNow() ? suiting.get(needs, this::allThatSuit)::get : i -> suits(needs, i);
    }

    private BitSet allThatSuit(Needs needs) {
        BitSet all = new BitSet();
        for (int i = 0; i < known.places().stations().size(); i++) {
            all.set(i, suits(needs, i));
        }
        return all;
    }

    private boolean suits(Needs needs, int index) {
        Station station = station(index);
        return station.isThere(at.toLocalDate()) && needs.areMetBy(station, () -> status(index));
    }

    Status status(int index) {
        Status status = notes.statuses.get(index);
        if (status == null || !at.isBefore(status.holdsUntil())) {
            status = found(station(index));
            notes.statuses.set(index, status);
        }
        return status;
    }

    /** The station as it is told in this datum. */
    Card card(int index, Datum datum) {
        Card card = notes.cards(datum).get(index);
        if (card == null || minute >= card.holdsUntil) {
            card = Card.of(station(index), status(index), datum, sayings);
            notes.cards(datum).set(index, card);
        }
        return card;
    }

    /** The nearest of those that are open. Ways to them alone are worth finding beforehand for now, and not for one who asks. */
    Walks nearestOpen(Start from, Pace pace, int limit, IntPredicate wanted) {
        return sayings.isNow()
                ? waysToOpen().nearest(from, pace, limit, wanted)
                : known.places()
                        .ways()
                        .nearest(from, pace, limit, i -> status(i).isOpen() && wanted.test(i));
    }

    private Destinations waysToOpen() {
        Destinations ways = waysToOpen;
        if (ways == null) {
            ways = known.places().waysTo(open());
            waysToOpen = ways;
        }
        return ways;
    }

    /** The stations that are open, by their indexes. */
    private BitSet open() {
        BitSet open = new BitSet();
        for (int i = 0; i < known.places().stations().size(); i++) {
            open.set(i, station(i).isThere(at.toLocalDate()) && status(i).isOpen());
        }
        return open;
    }

    private Status found(Station station) {
        LocalDateTime midnight = at.toLocalDate().plusDays(1).atStartOfDay();
        Optional<Span> open = station.openAt(at, known.calendar());
        if (open.isEmpty()) {
            LocalDateTime opensAt = station.nextOpening(at, known.calendar()).orElse(null);
            return new Status(null, opensAt, null, first(midnight, opensAt));
        }
        LocalDateTime closes =
                at.toLocalDate().atStartOfDay().plusMinutes(open.get().to());
        Instant now = at.atZone(sayings.zone()).toInstant();
        OnDuty onDuty =
                known.duties().staffed(station.id(), now).map(Shift::person).orElse(null);
        LocalDateTime changes = known.duties()
                .nextChange(station.id(), now)
                .map(change -> LocalDateTime.ofInstant(change, sayings.zone()))
                .orElse(null);
        return new Status(closes, null, onDuty, first(midnight, first(closes, changes)));
    }

    private static LocalDateTime first(LocalDateTime one, LocalDateTime other) {
        return other == null || one.isBefore(other) ? one : other;
    }
}
