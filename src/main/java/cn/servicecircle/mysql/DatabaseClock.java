package cn.servicecircle.mysql;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Tells the time no finer than DATETIME(6) keeps it, so that a moment is answered at once as it is read later.
 * {@code Clock.tick} would do, but that its {@code millis()} divides by zero where the tick is shorter than one.
 */
public final class DatabaseClock extends Clock {
    private final Clock clock;

    public DatabaseClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long millis() {
        return clock.millis();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(clock.withZone(zone));
    }
}
