package cn.servicecircle.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How often somebody may do something, behind one proxy of ours. Each test is another address or person. */
class RateLimitsIT {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                "rate_limits",
                Map.of(
                        "CIRCLE_HTTP_TRUSTED_PROXIES", "1",
                        "CIRCLE_LIMITS_ADDRESS_PER_MINUTE", "20",
                        "CIRCLE_LIMITS_LOGIN_PER_MINUTE", "3",
                        "CIRCLE_LIMITS_VERIFY_PER_HOUR", "2",
                        "CIRCLE_LIMITS_LOOKUP_PER_MINUTE", "2",
                        "CIRCLE_LIMITS_BULK_PER_MINUTE", "2",
                        "CIRCLE_LIMITS_WRITE_PER_MINUTE", "2"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answer get(String... forwarded) {
        return app.anybody().send("GET", "/areas", null, forwarded);
    }

    private static Answer logIn(String address, String who) {
        String body = "{\"code\":\"%s\"}".formatted(TestApp.code(who));
        return app.anybody().post("/sessions", body, "X-Forwarded-For", address);
    }

    private static void assertTooMany(Answer answer, int permits) {
        answer.expectProblem(429, "request:too-many");
        int seconds = Integer.parseInt(answer.header("Retry-After"));
        assertTrue(seconds >= 1 && seconds <= 60, () -> "Retry-After " + seconds);
        assertEquals(String.valueOf(permits), answer.header("RateLimit-Limit"));
        assertEquals("0", answer.header("RateLimit-Remaining"));
        assertEquals(answer.header("Retry-After"), answer.header("RateLimit-Reset"));
    }

    /** Unlike every address that an earlier run may have counted in the Redis that outlives it. */
    private static String freshAddress() {
        return "address-" + UUID.randomUUID();
    }

    @Test
    void logIns_areLimitedByAddress() {
        String address = freshAddress();
        assertEquals("2", logIn(address, "resident-1").expect(201).header("RateLimit-Remaining"));
        logIn(address, "resident-2").expect(201);
        logIn(address, "resident-3").expect(201);
        assertTooMany(logIn(address, "resident-4"), 3);
        logIn(freshAddress(), "resident-4").expect(201);
    }

    @Test
    void longTables_andLookUps_areLimitedByAddress() {
        String address = freshAddress();
        for (int i = 0; i < 2; i++) {
            table(address).expect(200);
            lookUp(address).expect(404);
        }
        assertTooMany(table(address), 2);
        assertTooMany(lookUp(address), 2);
        table(freshAddress()).expect(200);
    }

    private static Answer table(String address) {
        return app.anybody().send("GET", "/open-data/requests.csv?month=2020-01", null, "X-Forwarded-For", address);
    }

    private static Answer lookUp(String address) {
        String body = "{\"trackingNumber\":\"BB-260101-%06d\",\"phoneDigits\":\"1234\"}"
                .formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        return app.anybody().post("/errand-status", body, "X-Forwarded-For", address);
    }

    @Test
    void writes_areLimitedByPerson_andReadsAreNot() {
        String token = logIn(freshAddress(), "resident-6").expect(201).text("token");
        ApiClient resident = new ApiClient(app.vertx(), app.origin(), token);
        String address = freshAddress();
        for (int i = 0; i < 2; i++) {
            resident.send("POST", "/errands/900000000/cancel", null, "X-Forwarded-For", address)
                    .expect(404);
        }
        assertTooMany(resident.send("POST", "/errands/900000000/cancel", null, "X-Forwarded-For", freshAddress()), 2);
        resident.send("GET", "/errands", null, "X-Forwarded-For", address).expect(200);
    }

    @Test
    void triesToVerifyAPhone_areLimitedByPerson_hardest() {
        String who = "newcomer-" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
        String token = logIn(freshAddress(), who).expect(201).text("token");
        ApiClient person = new ApiClient(app.vertx(), app.origin(), token);
        String version = app.anybody()
                .send("GET", "/phone-consent", null, "X-Forwarded-For", freshAddress())
                .text("version");
        String code = "{\"code\":\"wrong\",\"consentVersion\":\"%s\"}".formatted(version);
        for (int i = 0; i < 2; i++) {
            person.post("/me/phone", code, "X-Forwarded-For", freshAddress()).expect(422);
        }
        Answer refused = person.post("/me/phone", code, "X-Forwarded-For", freshAddress());
        refused.expectProblem(429, "request:too-many");
        assertEquals("2", refused.header("RateLimit-Limit"));
        assertTrue(Integer.parseInt(refused.header("Retry-After")) > 60, "it is an hour's");
    }

    @Test
    void requests_areLimitedByAddress() {
        String address = freshAddress();
        for (int i = 0; i < 20; i++) {
            get("X-Forwarded-For", address).expect(200);
        }
        assertTooMany(get("X-Forwarded-For", address), 20);
        get("X-Forwarded-For", freshAddress()).expect(200);
    }

    @Test
    void pages_areLimitedLikeOperations() throws Exception {
        String address = freshAddress();
        for (int i = 0; i < 20; i++) {
            assertEquals(200, page(address));
        }
        assertEquals(429, page(address));
    }

    private static int page(String address) throws Exception {
        HttpURLConnection page = (HttpURLConnection) URI.create("http://127.0.0.1:" + app.port() + "/openapi.yaml")
                .toURL()
                .openConnection();
        page.setRequestProperty("X-Forwarded-For", address);
        return page.getResponseCode();
    }

    @Test
    void whatAClientClaims_standsLeftOfWhatOurProxySaw_andIsIgnored() {
        String address = freshAddress();
        for (int i = 0; i < 10; i++) {
            get("X-Forwarded-For", "198.51.100." + i + ", " + address).expect(200);
            get("X-Forwarded-For", "198.51.100." + i, "X-Forwarded-For", address)
                    .expect(200);
        }
        assertTooMany(get("X-Forwarded-For", "198.51.100.99", "X-Forwarded-For", address), 20);
    }

    @Test
    void withoutAProxyOfOurs_whatAClientClaimsIsIgnored() {
        try (TestApp open = TestApp.startOn(app.mySqlUri(), Map.of("CIRCLE_LIMITS_ADDRESS_PER_MINUTE", "5"))) {
            for (int i = 0; i < 5; i++) {
                open.anybody()
                        .send("GET", "/areas", null, "X-Forwarded-For", freshAddress())
                        .expect(200);
            }
            assertTooMany(open.anybody().send("GET", "/areas", null, "X-Forwarded-For", freshAddress()), 5);
        }
    }
}
