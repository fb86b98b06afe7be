package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wechat.WeChatException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of WxJava differ in whether they look at certificates at all; this must fail on one that does not. */
@Timeout(60)
class WxJavaWeChatTlsIT {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "somebody-else.example"})
    void aServerThatCannotProveItIsWeChat_neverHearsTheSecret(String name) {
        SelfSignedCertificate certificate = SelfSignedCertificate.create(name);
        ScriptedServer server = new ScriptedServer(
                vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate.keyCertOptions()));
        WxJavaWeChat weChat = new WxJavaWeChat(
                vertx,
                new WeChatSettings("wx1", "secret1", "https://localhost:" + server.port(), Duration.ofSeconds(10)));
        assertUnavailable(weChat.logIn("code1"));
        assertUnavailable(weChat.checkText(new TextCheck("o1", Scene.FORUM, "一")));
        assertEquals(List.of(), server.heard);
        weChat.close().await();
        certificate.delete();
    }

    private static void assertUnavailable(Future<?> asked) {
        WeChatException failure = assertThrows(WeChatException.class, () -> asked.await());
        assertEquals(Kind.UNAVAILABLE, failure.kind());
        assertEquals("UNAVAILABLE, SSLHandshakeException", failure.getMessage());
    }
}
