package cn.servicecircle.notification;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Random random = new Random(7);

    @Test
    void firstWait_isSeconds() {
        assertBetween(Duration.ofMillis(2500), Duration.ofSeconds(5), 1);
    }

    @Test
    void eachWait_isTwiceAsLong() {
        assertBetween(Duration.ofSeconds(5), Duration.ofSeconds(10), 2);
        assertBetween(Duration.ofSeconds(40), Duration.ofSeconds(80), 5);
    }

    @Test
    void waits_endAtSixHours_howeverManyTries() {
        for (int attempts : new int[] {14, 20, 63, 64, 65, Integer.MAX_VALUE}) {
            assertBetween(Duration.ofHours(3), Duration.ofHours(6), attempts);
        }
    }

    @Test
    void twoWaits_differ() {
        assertTrue(random.longs(100, 0, 1)
                        .mapToObj(any -> Backoff.after(10, random))
                        .distinct()
                        .count()
                > 90);
    }

    @Test
    void allTries_takeBetweenOneDayAndTwo() {
        Duration all = Duration.ZERO;
        for (int attempts = 1; attempts < Backoff.ATTEMPTS; attempts++) {
            all = all.plus(Backoff.after(attempts, random));
        }
        assertTrue(all.compareTo(Duration.ofDays(1)) > 0 && all.compareTo(Duration.ofDays(2)) < 0, all.toString());
    }

    private void assertBetween(Duration least, Duration most, int attempts) {
        for (int i = 0; i < 1000; i++) {
            Duration wait = Backoff.after(attempts, random);
            assertTrue(wait.compareTo(least) >= 0 && wait.compareTo(most) <= 0, () -> attempts + ": " + wait);
        }
    }
}
