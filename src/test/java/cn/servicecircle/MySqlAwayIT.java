package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** MySQL dies, or goes silent, and comes back. */
class MySqlAwayIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);
    private static final Duration SILENCE_ENDS = Duration.ofSeconds(6);
    private static final Duration HEALS = Duration.ofSeconds(8);

    private static FlakyProxy mySql;
    private static TestApp app;
    private static ApiClient resident;

    @BeforeAll
    static void start() {
        String uri = TestServers.mySqlUri("mysql_away");
        mySql = FlakyProxy.before(uri);
        app = TestApp.startOn(uri, Map.of("CIRCLE_MYSQL_URI", mySql.uri()));
        resident = app.as("resident-1");
    }

    @AfterAll
    static void stop() {
        app.close();
        mySql.close();
    }

    @AfterEach
    void heal() {
        mySql.heal();
        comesBack();
    }

    @Test
    void refused_isSaidAtOnce_andPublicReadsGoOn() {
        mySql.cut();
        isSaid(AT_ONCE);
        publicReadsGoOn();
    }

    @Test
    void silent_isSaidWithinSeconds_andPublicReadsGoOn() {
        resident.get("/me").expect(200);
        mySql.swallow();
        isSaid(SILENCE_ENDS);
        publicReadsGoOn();
    }

    @Test
    void silentFromTheFirstConnectionOn_isSaidToo() {
        mySql.cut();
        assertEquals(503, resident.get("/me").status());
        mySql.heal();
        mySql.swallow();
        isSaid(SILENCE_ENDS);
    }

    @Test
    void health_saysNotReady_butLive() {
        assertTrue(Health.isReady(app));
        mySql.cut();
        Eventually.within(SILENCE_ENDS, "not ready", () -> !Health.isReady(app));
        assertTrue(Health.isLive(app));
        mySql.heal();
        Eventually.within(HEALS, "ready", () -> Health.isReady(app));
    }

    @Test
    void whatWasNotAnswered_isSentAgain_andDoneOnce() {
        int before = resident.get("/errands?limit=50").expect(200).ids().size();
        String key = UUID.randomUUID().toString();
        mySql.swallow();
        isAway(Eventually.noLaterThan(SILENCE_ENDS, () -> file(key)));
        mySql.heal();
        Eventually.within(HEALS, "filed", () -> file(key).status() == 201);
        file(key).expect(201);
        assertEquals(
                before + 1, resident.get("/errands?limit=50").expect(200).ids().size());
    }

    private static Answer file(String key) {
        return resident.post(
                "/errands", "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"断线时提交\"}", "Idempotency-Key", key);
    }

    private static void isSaid(Duration limit) {
        isAway(Eventually.noLaterThan(limit, () -> resident.get("/notifications")));
        isAway(Eventually.noLaterThan(limit, () -> file(UUID.randomUUID().toString())));
        isAway(Eventually.noLaterThan(limit, () -> resident.post("/errands/1/cancel", null)));
        assertFalse(Health.isReady(app));
    }

    private static void isAway(Answer answer) {
        answer.expectProblem(503, "service:away");
        assertNotNull(answer.header("Retry-After"));
    }

    private static void publicReadsGoOn() {
        for (String path :
                new String[] {"/stations/nearest?lng=106.669&lat=35.542", "/service-items", "/stations/1", "/areas"}) {
            Eventually.noLaterThan(AT_ONCE, () -> app.anybody().get(path)).expect(200);
        }
    }

    private static void comesBack() {
        Eventually.within(
                HEALS, "reads come back", () -> resident.get("/notifications").status() == 200);
        Eventually.within(
                HEALS,
                "writes come back",
                () -> resident.post("/errands/999999/cancel", null).status() == 404);
    }
}
