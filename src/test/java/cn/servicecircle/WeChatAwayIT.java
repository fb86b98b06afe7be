package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WeChat is down, slow, contrary, or says no: logging in suffers, and what is posted waits for a person. */
class WeChatAwayIT {
    private static final String LOG_IN = "/sns/jscode2session";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static TestApp app;
    private static ApiClient resident;
    private static ApiClient neighbour;
    private static ApiClient moderator;
    private static long community;

    @BeforeAll
    static void start() {
        app = TestApp.start("wechat_away", Map.of("CIRCLE_WECHAT_TIMEOUT_MILLIS", "300"));
        resident = app.as("resident-1");
        neighbour = app.as("resident-2");
        moderator = app.as("moderator-1");
        community = app.community();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    private static Fault fault(String kind) {
        return switch (kind) {
            case "down" -> Fault.dropped();
            case "slow" -> Fault.slow(2500);
            case "a gateway's page" -> Fault.status(502);
            case "busy" -> Fault.errcode(-1);
            case "a broken body" -> Fault.body("<html>");
            case "an empty body" -> Fault.body("");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "a gateway's page", "busy", "a broken body", "an empty body"})
    void logIn_saysThatWeChatIsAway_andEverythingElseGoesOn(String kind) {
        app.simulator().fault(LOG_IN, fault(kind));
        Answer away = Eventually.noLaterThan(PATIENCE, () -> logIn(TestApp.code("resident-3")));
        away.expectProblem(503, "session:wechat-away");
        assertTrue(away.text("detail").contains("网格服务站"));
        resident.get("/me").expect(200);
        app.anybody().get("/stations/nearest?lng=106.669&lat=35.542").expect(200);
        app.simulator().clearFaults();
        logIn(TestApp.code("resident-3")).expect(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "slow", "a gateway's page", "busy", "a broken body", "an empty body"})
    void posts_waitForAModerator_whileTheCheckDoesNotAnswer(String kind) {
        long discussed = published("示例议题，供评论：" + kind);
        app.simulator().fault(CHECK, fault(kind));
        long topic = Eventually.noLaterThan(PATIENCE, () -> post("路灯不亮：" + kind))
                .expect(201)
                .id();
        waits("topic", topic, "unchecked");
        neighbour.get("/topics/" + topic).expectProblem(404, "topic:not-found");

        Answer comment = Eventually.noLaterThan(PATIENCE, () -> comment(discussed, "示例评论"))
                .expect(201);
        assertEquals("pending", comment.text("state"));
        waits("comment", comment.id(), "unchecked");
        assertFalse(resident.get("/topics/" + discussed + "/comments").ids().contains(comment.id()));
        assertEquals(0, resident.get("/topics/" + discussed).number("commentCount"));
    }

    @Test
    void posts_waitForAModerator_whenThePersonWasNotSeenLately() {
        app.simulator().fault(CHECK, Fault.errcode(61010));
        waits("topic", post("很久没来了").expect(201).id(), "unchecked");
    }

    @Test
    void posts_waitForAModerator_whenTheMachineIsNotSure() {
        long discussed = published("示例议题");
        waits("topic", post("这里写着示例待审").expect(201).id(), "review");
        Answer comment = comment(discussed, "示例待审").expect(201);
        assertEquals("pending", comment.text("state"));
        waits("comment", comment.id(), "review");
    }

    @Test
    void risky_isRefusedWithTheReason_andNothingIsKept() {
        long discussed = published("示例议题");
        int before = openCases();
        Answer refused = post("小区里有人赌博").expectProblem(422, "post:risky");
        assertTrue(refused.text("detail").contains("违法犯罪"));
        comment(discussed, "代开发票").expectProblem(422, "post:risky");
        assertEquals(before, openCases());
    }

    @Test
    void aCode_isUsedOnce_andWrongOnesAreToldApart() {
        String code = TestApp.code("resident-3");
        logIn(code).expect(201);
        logIn(code).expectProblem(401, "session:code-used");
        logIn("abc").expectProblem(401, "session:code-invalid");
        logIn("a b").expectProblem(422, "request:invalid");
        logIn("a&secret=x").expectProblem(422, "request:invalid");
    }

    @Test
    void aWrongSecret_isOurFault_notTheResidents() {
        app.simulator().fault(LOG_IN, Fault.errcode(40125));
        logIn(TestApp.code("resident-3")).expectProblem(503, "session:wechat-away");
    }

    private static Answer logIn(String code) {
        return app.anybody().post("/sessions", "{\"code\":\"%s\"}".formatted(code));
    }

    private static Answer post(String title) {
        return resident.post(
                "/topics", "{\"areaId\":%d,\"title\":\"%s\",\"body\":\"示例正文\"}".formatted(community, title));
    }

    private static Answer comment(long topic, String body) {
        return neighbour.post("/topics/" + topic + "/comments", "{\"body\":\"%s\"}".formatted(body));
    }

    private static long published(String title) {
        long topic = post(title).expect(201).id();
        long moderation = waits("topic", topic, "pass");
        moderator
                .post("/moderations/" + moderation + "/decision", "{\"decision\":\"publish\"}")
                .expect(200);
        return topic;
    }

    private static long waits(String subject, long id, String machineSays) {
        JsonObject open = moderator.get("/moderations?state=open&limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getString("subject").equals(subject) && it.getLong("subjectId") == id)
                .findFirst()
                .orElseThrow();
        assertEquals(machineSays, open.getString("machineSays"));
        return open.getLong("id");
    }

    private static int openCases() {
        return moderator
                .get("/moderations?state=open&limit=50")
                .expect(200)
                .ids()
                .size();
    }
}
