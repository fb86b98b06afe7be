package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A clock that counts nanoseconds, of which the database keeps no more than microseconds. */
class MomentIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    @BeforeAll
    static void start() {
        CLOCK.goOn(Duration.ofNanos(123_456_789));
        app = TestApp.start("moments", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"), CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aMoment_isAnsweredAtOnce_asItIsReadLater() {
        Topics topics = new Topics(app);
        ApiClient neighbour = app.as("resident-2");
        String topic = "/topics/" + topics.published();
        String asked =
                neighbour.post(topic + "/answer-requests", null).expect(201).text("askedAt");
        assertEquals("2026-03-02T01:00:00.123456Z", asked);
        String read = neighbour
                .get(topic + "/answers")
                .expect(200)
                .json()
                .getJsonObject("request")
                .getString("askedAt");
        assertEquals(read, asked);
    }
}
