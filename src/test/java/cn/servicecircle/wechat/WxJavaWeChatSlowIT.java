package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wechat.WeChatException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WxJava against a WeChat that takes the request and says nothing, with the time-out that the product uses. */
@Timeout(60)
class WxJavaWeChatSlowIT {
    private static final String LOG_IN = "/sns/jscode2session";
    private static final String TOKEN = "/cgi-bin/stable_token";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final Fault MUTE = Fault.slow(60_000);

    private final Vertx vertx = Vertx.vertx();
    private final WeChatSimulator simulator =
            new WeChatSimulator(vertx, Clock.systemUTC()).start(0).await();
    private final WxJavaWeChat weChat = new WxJavaWeChat(
            vertx, new WeChatSettings(WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET, simulator.host()));

    /** The very first call loads half of WxJava, which on a busy machine takes longer than the time-out. */
    @BeforeEach
    void warmUp() {
        WxJavaWeChat patient = new WxJavaWeChat(
                vertx,
                new WeChatSettings(
                        WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET, simulator.host(), Duration.ofSeconds(30)));
        patient.checkText(new TextCheck("demo-admin", Scene.FORUM, "一")).await();
        patient.logIn("demo-admin_0").await();
        patient.close().await();
    }

    @AfterEach
    void stop() {
        weChat.close().await();
        vertx.close().await();
    }

    private Future<TextVerdict> check() {
        return weChat.checkText(new TextCheck("demo-admin", Scene.FORUM, "一"));
    }

    private static WeChatException refusal(Future<?> future) {
        return assertThrows(WeChatException.class, future::await);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aSlowWeChat_isGivenUpInTime() {
        check().await();
        simulator.fault(LOG_IN, MUTE);
        simulator.fault(CHECK, MUTE);
        long start = System.nanoTime();
        for (Future<?> asked : List.of(weChat.logIn("demo-admin_1"), check())) {
            assertEquals("UNAVAILABLE, SocketTimeoutException", refusal(asked).getMessage());
        }
        assertTrue(since(start).toMillis() < 6000, () -> "waited " + since(start));
    }

    @Test
    void aLogInThatTimedOut_isAskedOnceMore() {
        simulator.fault(LOG_IN, MUTE.times(1));
        assertEquals("demo-admin", weChat.logIn("demo-admin_1").await().openid());
        simulator.fault(LOG_IN, MUTE.times(2));
        assertEquals(Kind.UNAVAILABLE, refusal(weChat.logIn("demo-admin_2")).kind());
    }

    @Test
    void manyWaitingForAToken_neitherWaitForLongNorKeepOthersFromLoggingIn() {
        simulator.fault(TOKEN, MUTE);
        long start = System.nanoTime();
        List<Future<TextVerdict>> waiting =
                IntStream.range(0, 50).mapToObj(i -> check()).toList();
        assertEquals("demo-admin", weChat.logIn("demo-admin_1").await().openid());
        assertTrue(waiting.stream().noneMatch(Future::isComplete), "the log-in overtakes");
        waiting.forEach(check -> assertEquals(Kind.UNAVAILABLE, refusal(check).kind()));
        assertTrue(since(start).toSeconds() < 15, () -> "waited " + since(start));
    }
}
