package cn.servicecircle.notification;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before trying again: twice as long each time, with jitter so that nodes do not march in step. */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(6);
    /** Tries for between one day and two; what WeChat did not take by then is old news, and stands in the inbox anyway. */
    static final int ATTEMPTS = 20;

    private Backoff() {}

    /** @param attempts how many tries failed, at least 1; the wait is between half and the whole of the doubled time */
    public static Duration after(int attempts, RandomGenerator random) {
        long doubled = Math.min(LONGEST.toMillis(), FIRST.toMillis() << Math.min(attempts - 1, 20));
        return Duration.ofMillis(random.nextLong(doubled / 2, doubled + 1));
    }
}
