package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.FlakyProxy;
import cn.servicecircle.testkit.TestServers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Redis dies, or goes silent, and comes back. */
class RedisAwayIT {
    private static final Duration AT_ONCE = Duration.ofMillis(800);
    private static final Duration SILENCE_ENDS = Duration.ofMillis(1800);
    private static final Duration FORGOTTEN = Duration.ofSeconds(5);
    private static final Duration HEALS = Duration.ofSeconds(8);

    private static FlakyProxy redis;
    private static TestApp app;
    private static ApiClient resident;

    @BeforeAll
    static void start() {
        redis = FlakyProxy.before(TestServers.redisUri());
        app = TestApp.startOn(TestServers.mySqlUri("redis_away"), Map.of("CIRCLE_REDIS_URI", redis.uri()));
        resident = app.as("resident-1");
    }

    @AfterAll
    static void stop() {
        app.close();
        redis.close();
    }

    @AfterEach
    void heal() {
        redis.heal();
        Eventually.within(HEALS, "sessions come back", () -> resident.get("/me").status() == 200);
        Eventually.within(HEALS, "log-in comes back", () -> logIn().status() == 201);
    }

    @Test
    void refused_isSaidAtOnce_andPublicReadsGoOn() {
        redis.cut();
        isSaid(AT_ONCE);
    }

    @Test
    void silent_isSaidSoon_andPublicReadsGoOn() {
        redis.swallow();
        isSaid(SILENCE_ENDS);
    }

    @Test
    void aRememberedCaller_mayWrite_becauseNoWriteAsksRedis() {
        resident.get("/me").expect(200);
        redis.cut();
        // WeChat's prices are guarded by a count that Redis keeps.
        isAway(resident.post("/me/phone", "{\"code\":\"any\",\"consentVersion\":\"any\"}"));
        resident.post(
                        "/errands",
                        "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"断线时提交\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
    }

    @Test
    void health_saysNotReady_butLive() {
        redis.cut();
        Eventually.within(HEALS, "not ready", () -> !Health.isReady(app));
        assertTrue(Health.isLive(app));
        redis.heal();
        Eventually.within(HEALS, "ready", () -> Health.isReady(app));
    }

    private static Answer logIn() {
        return app.anybody().post("/sessions", "{\"code\":\"%s\"}".formatted(TestApp.code("resident-2")));
    }

    private static void isSaid(Duration limit) {
        Eventually.within(
                FORGOTTEN, "nobody is remembered", () -> resident.get("/me").status() == 503);
        isAway(Eventually.noLaterThan(limit, () -> resident.get("/me")));
        isAway(Eventually.noLaterThan(limit, () -> resident.post("/errands/1/cancel", null)));
        isAway(Eventually.noLaterThan(limit, RedisAwayIT::logIn));
        Eventually.noLaterThan(AT_ONCE, () -> app.anybody().get("/stations/nearest?lng=106.669&lat=35.542"))
                .expect(200);
        Eventually.noLaterThan(AT_ONCE, () -> app.anybody().get("/service-items"))
                .expect(200);
    }

    private static void isAway(Answer answer) {
        answer.expectProblem(503, "service:away");
        assertNotNull(answer.header("Retry-After"));
    }
}
