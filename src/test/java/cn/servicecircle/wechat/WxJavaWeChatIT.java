package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.SentMessage;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wechat.TextVerdict.Suggestion;
import cn.servicecircle.wechat.WeChatException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WxJava against a WeChat that works, refuses, hangs and dies. */
@Timeout(60)
class WxJavaWeChatIT {
    private static final String LOG_IN = "/sns/jscode2session";
    private static final String TOKEN = "/cgi-bin/stable_token";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String SEND = "/cgi-bin/message/subscribe/send";
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    /** So long that only what is meant to fail does, on a busy machine too. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final WeChatSimulator simulator = new WeChatSimulator(vertx, Clock.fixed(NOW, ZoneOffset.UTC))
            .start(0)
            .await();
    private final WxJavaWeChat weChat = new WxJavaWeChat(
            vertx, new WeChatSettings(WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET, simulator.host(), TIMEOUT));

    @AfterEach
    void stop() {
        weChat.close().await();
        vertx.close().await();
    }

    private static <T> T await(Future<T> future) {
        return future.await();
    }

    private static WeChatException refusal(Future<?> future) {
        return assertThrows(WeChatException.class, () -> await(future));
    }

    private Future<TextVerdict> check(String content) {
        return weChat.checkText(new TextCheck("demo-resident-1", Scene.FORUM, content));
    }

    private Future<Void> send(String openid) {
        return weChat.send(new SubscribeMessage(
                openid, "SIM-ERRAND-DONE", "pages/errand?id=7", List.of(TemplateField.thing(1, "代办社保卡"))));
    }

    @Test
    void aFreshCode_tellsWhoItIs() {
        assertEquals(new WeChatLogin("demo-resident-1", Optional.empty()), await(weChat.logIn("demo-resident-1_a")));
    }

    @Test
    void aCodeUsedTwice_isToldApartFromAWrongOne() {
        await(weChat.logIn("demo-staff-2_a"));
        assertEquals(Kind.CODE_USED, refusal(weChat.logIn("demo-staff-2_a")).kind());
        assertEquals(Kind.CODE_INVALID, refusal(weChat.logIn("wrong")).kind());
    }

    @Test
    void aPhonesCode_tellsTheNumber_once() {
        assertEquals(new WeChatPhone("86", "14010000001"), await(weChat.phoneOf("phone-resident-1_a")));
        assertEquals(
                Kind.CODE_USED, refusal(weChat.phoneOf("phone-resident-1_a")).kind());
        assertEquals(
                Kind.CODE_INVALID, refusal(weChat.phoneOf("demo-resident-1_a")).kind());
        simulator.fault("/wxa/business/getuserphonenumber", Fault.errcode(45011).times(1));
        assertEquals(
                Kind.RATE_LIMITED, refusal(weChat.phoneOf("phone-resident-1_b")).kind());
        assertEquals("140", await(weChat.phoneOf("phone-resident-1_b")).number().substring(0, 3));
    }

    @ParameterizedTest
    @CsvSource({
        "楼道灯坏了, PASS, 100, 正常",
        "办证代开发票, RISKY, 20008, 欺诈",
        "来赌博吗, RISKY, 20006, 违法犯罪",
        "加微信领红包, RISKY, 10001, 广告",
        "示例待审, REVIEW, 21000, 其他",
    })
    void aText_isJudged(String content, Suggestion suggestion, int label, String labelName) {
        TextVerdict verdict = await(check(content));
        assertEquals(new TextVerdict(suggestion, label), verdict);
        assertEquals(labelName, verdict.labelName());
    }

    @Test
    void aMessage_arrives() {
        await(send("demo-resident-1"));
        assertEquals(
                List.of(new SentMessage(
                        "demo-resident-1", "SIM-ERRAND-DONE", "pages/errand?id=7", Map.of("thing1", "代办社保卡"), NOW)),
                simulator.messages());
    }

    @Test
    void aMessageToNobody_isOurMistakeAndHasTheRid() {
        WeChatException failure = refusal(send("o-unknown"));
        assertEquals(Kind.BAD_REQUEST, failure.kind());
        assertEquals(40003, failure.errcode());
        assertTrue(failure.rid().orElse("").matches("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"), failure.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {40029, 40163, 40226, 45009, 45011, 40013, 40125, 40164, 43101, 47003, 61010, 87014})
    void anErrcode_isPassedOnOnceAndWithItsRid(int errcode) {
        for (String path : List.of(LOG_IN, CHECK, SEND)) {
            simulator.fault(path, Fault.errcode(errcode).times(1));
        }
        for (Future<?> asked : List.of(weChat.logIn("demo-admin_1"), check("一"), send("demo-admin"))) {
            WeChatException failure = refusal(asked);
            assertEquals(Kind.of(errcode), failure.kind());
            assertEquals(errcode, failure.errcode());
            assertTrue(failure.rid().isPresent());
        }
    }

    @Test
    void busy_isAskedOnceMoreAndNotTwice() {
        List<String> paths = List.of(LOG_IN, CHECK, SEND);
        paths.forEach(path -> simulator.fault(path, Fault.errcode(-1).times(1)));
        await(weChat.logIn("demo-admin_1"));
        await(check("一"));
        await(send("demo-admin"));
        paths.forEach(path -> simulator.fault(path, Fault.errcode(-1).times(2)));
        assertEquals(Kind.UNAVAILABLE, refusal(weChat.logIn("demo-admin_2")).kind());
        assertEquals(Kind.UNAVAILABLE, refusal(check("一")).kind());
        assertEquals(Kind.UNAVAILABLE, refusal(send("demo-admin")).kind());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 500, 502, 503})
    void anotherStatus_isUnavailableAndNamed(int status) {
        for (String path : List.of(LOG_IN, CHECK, SEND)) {
            simulator.fault(path, Fault.status(status));
        }
        for (Future<?> asked : List.of(weChat.logIn("demo-admin_1"), check("一"), send("demo-admin"))) {
            assertEquals("UNAVAILABLE, HTTP " + status, refusal(asked).getMessage());
        }
    }

    @Test
    void aDroppedConnection_isUnavailableAndTheNextCallWorks() {
        for (String path : List.of(LOG_IN, CHECK, SEND)) {
            simulator.fault(path, Fault.dropped().times(1));
        }
        assertEquals(Kind.UNAVAILABLE, refusal(weChat.logIn("demo-admin_1")).kind());
        assertEquals(Kind.UNAVAILABLE, refusal(check("一")).kind());
        assertEquals(Kind.UNAVAILABLE, refusal(send("demo-admin")).kind());
        await(weChat.logIn("demo-admin_2"));
        await(check("一"));
        await(send("demo-admin"));
        assertEquals(1, simulator.messages().size());
    }

    @Test
    void nobodyListening_isUnavailable() {
        await(simulator.stop());
        assertEquals(Kind.UNAVAILABLE, refusal(weChat.logIn("demo-admin_1")).kind());
        assertEquals(Kind.UNAVAILABLE, refusal(check("一")).kind());
    }

    @Test
    void aTokenThatDied_isReplacedAndTheCallSucceeds() {
        await(check("一"));
        simulator.forgetTokens();
        assertEquals(Suggestion.PASS, await(check("一")).suggestion());
    }

    @Test
    void aTokenTurnedDownForEver_isTriedTwiceOnly() {
        simulator.fault(CHECK, Fault.errcode(40001));
        WeChatException failure = refusal(check("一"));
        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertEquals(40001, failure.errcode());
    }

    @Test
    void withoutTokens_peopleStillLogIn() {
        simulator.fault(TOKEN, Fault.errcode(45009));
        assertEquals(Kind.RATE_LIMITED, refusal(check("一")).kind());
        assertEquals("demo-admin", await(weChat.logIn("demo-admin_1")).openid());
    }

    @Test
    void afterClosing_aCallFailsAndDoesNotHang() {
        await(weChat.close());
        assertEquals(Kind.UNAVAILABLE, refusal(weChat.logIn("demo-admin_1")).kind());
    }
}
