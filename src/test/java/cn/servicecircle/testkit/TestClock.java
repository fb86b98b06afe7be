package cn.servicecircle.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A clock that stands until it is told to go on. */
public final class TestClock extends Clock {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Instant now;

    public TestClock() {
        this.now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** @param local in China, such as 2026-06-01T09:00 */
    public TestClock(String local) {
        goTo(local);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    public void goTo(String local) {
        now = LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    public void goOn(Duration time) {
        now = now.plus(time);
    }
}
