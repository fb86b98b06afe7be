package cn.servicecircle.nearby;

import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.duty.Duties;
import cn.servicecircle.nearby.Moment.Known;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.Stations;
import cn.servicecircle.walking.Walking;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/** The stations now and at other times, from what this node holds in memory. */
public final class Moments {
    private final Snapshot<Stations> stations;
    private final Snapshot<Duties> duties;
    private final Snapshot<WorkCalendar> calendar;
    private final Walking walking;
    private final Clock clock;
    private volatile Moment now;

    /** @param clock in the zone in which the opening hours are meant */
    public Moments(
            Snapshot<Stations> stations,
            Snapshot<Duties> duties,
            Snapshot<WorkCalendar> calendar,
            Walking walking,
            Clock clock) {
        this.stations = stations;
        this.duties = duties;
        this.calendar = calendar;
        this.walking = walking;
        this.clock = clock;
    }

    /** This minute, the same for all who ask in it, until something becomes known that was not. */
    Moment now() {
        long minute = TimeUnit.MILLISECONDS.toMinutes(clock.millis());
        Moment last = now;
        if (last != null && last.minute == minute && isUpToDate(last.known)) {
            return last;
        }
        LocalDateTime time = LocalDateTime.ofInstant(Instant.EPOCH.plus(minute, ChronoUnit.MINUTES), clock.getZone());
        Moment newest = last != null && last.minute < minute && isUpToDate(last.known)
                ? last.later(time)
                : new Moment(known(last), new Sayings(time, true, clock.getZone()));
        now = newest;
        return newest;
    }

    Moment at(LocalDateTime time) {
        return new Moment(now().known, new Sayings(time, false, clock.getZone()));
    }

    private boolean isUpToDate(Known known) {
        return known.places().isOf(stations.get())
                && known.duties() == duties.get()
                && known.calendar() == calendar.get();
    }

    /** The ways to the stations are kept for as long as the stations stay the same. */
    private Known known(Moment last) {
        Stations newest = stations.get();
        Places places =
                last != null && last.known.places().isOf(newest) ? last.known.places() : new Places(newest, walking);
        return new Known(places, duties.get(), calendar.get());
    }
}
