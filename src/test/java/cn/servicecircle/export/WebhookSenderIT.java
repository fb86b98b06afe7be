package cn.servicecircle.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One message to a receiver in every mood. */
class WebhookSenderIT {
    private static final Instant NOW = Instant.parse("2026-11-23T02:00:00.9Z");
    private static final Buffer BODY =
            Buffer.buffer("{\"type\":\"errand.filed\",\"data\":{\"trackingNumber\":\"BB-1\"}}");

    private static Vertx vertx;
    private static Receiver receiver;
    private static WebhookSender sender;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        receiver = new Receiver(vertx);
        sender = sender(receiver.url());
    }

    private static WebhookSender sender(String url) {
        WebhookSettings settings = new WebhookSettings(url, List.of(Receiver.SECRET), List.of("report"), false);
        return new WebhookSender(vertx, settings, Duration.ofSeconds(2));
    }

    @AfterAll
    static void stop() {
        TestApp.await(sender.close());
        receiver.close();
        TestApp.await(vertx.close());
    }

    @AfterEach
    void nothingWasForged() {
        assertEquals(List.of(), receiver.forged());
        receiver.forget();
    }

    private static NotTaken refused(WebhookSender by) {
        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> TestApp.await(by.send("evt_1", NOW, BODY)));
        return (NotTaken) failure.getCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, Receiver.TALK})
    void whatIsTaken_isTaken(int reaction) {
        receiver.reacting(message -> reaction);
        TestApp.await(sender.send("evt_1", NOW, BODY));
        assertEquals(1, receiver.received().size());
        assertEquals(NOW.getEpochSecond(), receiver.received().get(0).timestamp());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307, 400, 404, 500, 503, Receiver.HANG, Receiver.BREAK_OFF})
    void everythingElse_isTriedAgain_andNothingFollowed(int reaction) {
        receiver.reacting(message -> reaction);
        NotTaken why = refused(sender);
        assertFalse(why.isFinal());
        assertEquals(Duration.ZERO, why.notBefore());
        assertEquals(1, receiver.received().size());
        if (reaction >= 200) {
            assertEquals("HTTP " + reaction, why.getMessage());
        }
    }

    @Test
    void gone_isForEver_andTooManyForAsLongAsItSays() {
        receiver.reacting(message -> 410);
        assertTrue(refused(sender).isFinal());
        receiver.reacting(message -> 429);
        assertEquals(Duration.ofHours(1), refused(sender).notBefore());
    }

    @Test
    void nobodyThere_isTriedAgain() {
        WebhookSender toNobody = sender("http://127.0.0.1:1/hook");
        assertFalse(refused(toNobody).isFinal());
        TestApp.await(toNobody.close());
    }
}
