package cn.servicecircle.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what must become true by itself, and measures what must not take long. */
public final class Eventually {
    private static final long PAUSE_MILLIS = 20;

    private Eventually() {}

    /** Returns how long it took; fails when it is not true by then. */
    public static Duration within(Duration patience, String what, Callable<Boolean> truth) {
        long began = System.nanoTime();
        try {
            while (!truth.call()) {
                if (System.nanoTime() - began > patience.toNanos()) {
                    return fail("not within " + patience + ": " + what);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** The result of what must be done by then. */
    public static <T> T noLaterThan(Duration limit, Callable<T> work) {
        long began = System.nanoTime();
        try {
            T result = work.call();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return took.compareTo(limit) <= 0 ? result : fail("took " + took + ", not " + limit);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
