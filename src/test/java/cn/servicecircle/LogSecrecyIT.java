package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.SimulatedPhones;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.FlakyProxy;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.SaidAloud;
import cn.servicecircle.testkit.TestServers;
import cn.servicecircle.upload.TestPictures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens, no log line tells who, where or what; and what went wrong is found again by its request id. */
class LogSecrecyIT {
    private static final String TEXT = "绝密的示例文字";
    private static final String TYPED = URLEncoder.encode(TEXT, StandardCharsets.UTF_8);
    private static final String KEY = "seeded-idempotency-key";
    private static final String PHONE = SimulatedPhones.of("resident-1");
    private static final String LNG = "106.6612345";
    private static final String LAT = "35.5312345";
    private static final Duration HEALS = Duration.ofSeconds(8);

    private static SaidAloud log;
    private static FlakyProxy mySql;
    private static FlakyProxy redis;
    private static TestApp app;
    private static ApiClient resident;
    private static long community;

    @BeforeAll
    static void start() {
        log = new SaidAloud();
        String uri = TestServers.mySqlUri("log_secrecy");
        mySql = FlakyProxy.before(uri);
        redis = FlakyProxy.before(TestServers.redisUri());
        app = TestApp.startOn(
                uri,
                Map.of(
                        "CIRCLE_MYSQL_URI", mySql.uri(),
                        "CIRCLE_REDIS_URI", redis.uri(),
                        "CIRCLE_WECHAT_TIMEOUT_MILLIS", "300"));
        resident = app.as("resident-1");
        community = app.community();
        // With the right area, the text does go all the way to WeChat's check and into the database.
        String version = app.anybody().get("/phone-consent").text("version");
        for (String code : new String[] {TestApp.phoneCode("resident-1"), "phone-resident-1 " + PHONE}) {
            resident.post("/me/phone", "{\"code\":\"%s\",\"consentVersion\":\"%s\"}".formatted(code, version));
        }
        resident.get("/me");
        resident.post("/topics", "{\"areaId\":%d,\"title\":\"%s\",\"body\":\"%s\"}".formatted(community, TEXT, TEXT))
                .expect(201);
    }

    @AfterAll
    static void stop() {
        app.close();
        mySql.close();
        redis.close();
        log.close();
    }

    @Test
    void nothingSecret_isLogged_whateverHappens() {
        everything();
        for (String path : List.of(
                "/sns/jscode2session",
                "/wxa/business/getuserphonenumber",
                "/wxa/msg_sec_check",
                "/wxa/media_check_async",
                "/cgi-bin/message/subscribe/send")) {
            for (Fault fault :
                    List.of(Fault.dropped(), Fault.errcode(40003), Fault.body("<" + TEXT), Fault.slow(2000))) {
                app.simulator().fault(path, fault);
                everything();
                app.simulator().clearFaults();
            }
        }
        redis.cut();
        everything();
        redis.heal();
        mySql.cut();
        everything();
        mySql.heal();
        Eventually.within(HEALS, "back", () -> everything().status() == 201);
        for (String secret : List.of(
                TEXT,
                TYPED,
                KEY,
                LNG,
                LAT,
                PHONE,
                "phone-resident",
                resident.token(),
                WeChatSimulator.APP_SECRET,
                WeChatSimulator.PUSH_TOKEN,
                WeChatSimulator.PUSH_AES_KEY,
                "picture-checks/",
                "msg_signature",
                "demo-resident",
                "access_token")) {
            assertFalse(log.said().contains(secret), () -> secret + " in " + log.said());
        }
    }

    /** Returns the answer to the filing. */
    private static Answer everything() {
        app.anybody().get("/stations/nearest?lng=" + LNG + "&lat=" + LAT);
        app.anybody().get("/stations/nearest?lng=" + LNG + "x&lat=" + LAT);
        app.anybody().get("/areas/at?lng=" + LNG + "&lat=" + LAT);
        app.anybody().get("/areas/at?lng=" + LNG + "&lat=" + LAT + "&accuracyMeters=-1");
        app.anybody().get("/places?q=" + TYPED);
        app.anybody().get("/places?q=" + TYPED.repeat(5));
        app.anybody().get("/" + TEXT.codePointAt(0) + "/" + LNG);
        app.anybody().post("/sessions", "{\"code\":\"" + TestApp.code("resident-1") + "\"}");
        app.anybody().post("/sessions", "{\"code\":\"demo-resident-1 " + TEXT + "\"}");
        resident.post("/topics", "{\"areaId\":%d,\"title\":\"%s\",\"body\":\"%s\"}".formatted(community, TEXT, TEXT));
        resident.post("/topics", "{\"areaId\":" + TEXT);
        resident.upload("/pictures", "image/png", TestPictures.png(9, 9), "Idempotency-Key", KEY + "-picture");
        resident.upload("/pictures", "image/png", TestPictures.png(9, 9), "Idempotency-Key", TestApp.code("x"));
        resident.post("/errands", "{\"description\":\"" + TEXT + "\"}", "Idempotency-Key", KEY + "!");
        Answer filed = resident.post(
                "/errands",
                "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"%s\"}".formatted(TEXT),
                "Idempotency-Key",
                KEY);
        if (filed.status() == 201) {
            resident.upload(
                    "/errands/" + filed.id() + "/attachments?purpose=photo&caption=" + TYPED,
                    "image/jpeg",
                    TEXT.getBytes(StandardCharsets.UTF_8),
                    "Idempotency-Key",
                    KEY + "-photo");
            app.as("staff-1").post("/errands/" + filed.id() + "/claim", null);
            app.as("staff-1").post("/errands/" + filed.id() + "/complete", "{\"result\":\"" + TEXT + "\"}");
            resident.post("/errands/" + filed.id() + "/rating", "{\"grade\":5,\"comment\":\"" + TEXT + "\"}");
        }
        return filed;
    }

    @Test
    void aFault_ofOurs_isLoggedOnce_underTheRequestIdThatThePersonHas() throws Exception {
        ApiClient newcomer = app.as("newcomer-31");
        long errand = newcomer.post(
                        "/errands",
                        "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"%s\"}".formatted(TEXT),
                        "Idempotency-Key",
                        KEY)
                .expect(201)
                .id();
        Jdbc.run(app.mySqlUri(), "UPDATE errand SET state = 'broken' WHERE id = " + errand);
        String id = newcomer.get("/errands/" + errand)
                .expectProblem(500, "service:failed")
                .text("requestId");
        Eventually.within(HEALS, "logged", () -> log.said().contains("requestId=\"" + id + "\""));
        String[] lines = log.said().split("\n", -1);
        long times = Arrays.stream(lines)
                .filter(line -> line.startsWith("ERROR") && line.contains(id))
                .count();
        assertTrue(times == 1, () -> times + " lines");
        assertFalse(log.said().contains(TEXT));
    }
}
