package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.SimulatedPhones;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.wechat.TextCheck.Scene;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong, neither a log at any level nor an exception tells a secret, a token, an openid or a text. */
@Timeout(60)
class WxJavaWeChatLogsIT {
    private static final List<String> NEVER_TOLD = List.of(
            WeChatSimulator.APP_SECRET,
            "secret=",
            "access_token",
            "demo-admin",
            SimulatedPhones.of("admin"),
            "phone-admin",
            "王阿姨的低保",
            "127.0.0.1",
            "js_code");

    private final Vertx vertx = Vertx.vertx();
    private final WeChatSimulator simulator =
            new WeChatSimulator(vertx, Clock.systemUTC()).start(0).await();
    private WxJavaWeChat weChat;

    private void connect(Duration timeout) {
        weChat = new WxJavaWeChat(
                vertx,
                new WeChatSettings(WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET, simulator.host(), timeout));
    }

    @AfterEach
    void stop() {
        weChat.close().await();
        vertx.close().await();
    }

    static List<Fault> faults() {
        return List.of(
                Fault.slow(5000),
                Fault.errcode(40029),
                Fault.errcode(45009),
                Fault.errcode(40001),
                Fault.errcode(-1),
                Fault.body("<html>demo-admin</html>"),
                Fault.body("{\"errcode\":47003,\"errmsg\":\"argument invalid! 王阿姨的低保 demo-admin\"}"),
                Fault.status(503),
                Fault.dropped(),
                new Fault(0, 0, 0, null, false, 0));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverGoesWrong_nothingIsTold(Fault fault) {
        connect(fault.delayMillis() > 0 ? Duration.ofMillis(500) : Duration.ofSeconds(10));
        try (LogCapture log = new LogCapture()) {
            askEverything(fault, "/cgi-bin/stable_token");
            simulator.clearFaults();
            askEverything(
                    fault,
                    "/sns/jscode2session",
                    "/wxa/business/getuserphonenumber",
                    "/wxa/msg_sec_check",
                    "/cgi-bin/message/subscribe/send");
            String said = log.said();
            NEVER_TOLD.forEach(secret -> assertFalse(ours(said).contains(secret), () -> secret + " in\n" + ours(said)));
        }
    }

    /** Without the lines of the simulator's own server, which binds an address. */
    private static String ours(String said) {
        return said.lines()
                .filter(line -> !line.matches("[A-Z]+ io\\.(netty|vertx)\\..*"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private void askEverything(Fault fault, String... paths) {
        for (String path : paths) {
            simulator.fault(path, fault);
        }
        nothingTold(weChat.logIn("demo-admin_" + System.nanoTime()));
        nothingTold(weChat.logIn("demo-admin_\"&access_token=1"));
        nothingTold(weChat.phoneOf("phone-admin_" + System.nanoTime()));
        nothingTold(weChat.phoneOf("phone-admin_\"&access_token=1"));
        nothingTold(weChat.checkText(new TextCheck("demo-admin", Scene.FORUM, "王阿姨的低保")));
        nothingTold(weChat.send(
                new SubscribeMessage("demo-admin", "SIM-1", "pages/a", List.of(TemplateField.thing(1, "王阿姨的低保")))));
    }

    private static void nothingTold(Future<?> asked) {
        try {
            asked.await();
        } catch (WeChatException failure) {
            NEVER_TOLD.forEach(secret -> assertFalse(failure.toString().contains(secret), failure.toString()));
            assertNull(failure.getCause());
        }
    }

    @Test
    void aFailureThatIsNotThePersonsOwn_isLoggedOnceWithItsRid() {
        connect(Duration.ofSeconds(10));
        simulator.fault("/wxa/msg_sec_check", Fault.errcode(45009));
        try (LogCapture log = new LogCapture()) {
            assertThrows(WeChatException.class, () -> weChat.checkText(new TextCheck("demo-admin", Scene.FORUM, "一"))
                    .await());
            List<String> lines =
                    log.said().lines().filter(line -> line.contains("45009")).toList();
            assertTrue(
                    lines.size() == 1
                            && lines.get(0).startsWith("WARN")
                            && lines.get(0).contains("rid ")
                            && lines.get(0).contains("msg_sec_check"),
                    log.said());
        }
    }
}
