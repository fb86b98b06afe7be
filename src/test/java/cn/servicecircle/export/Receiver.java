package cn.servicecircle.export;

import cn.servicecircle.TestApp;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The other side of a webhook: reads Standard Webhooks on its own account, and answers as a test wants it to. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    /** Takes it, and breaks off before the sender hears of it. */
    static final int BREAK_OFF = 0;
    /** Never answers. */
    static final int HANG = -1;
    /** Takes it, and goes on answering for ever. */
    static final int TALK = -2;

    /** A message whose signature was right. */
    record Received(String id, long timestamp, JsonObject body) {
        String type() {
            return body.getString("type");
        }

        String number() {
            return body.getJsonObject("data").getString("trackingNumber");
        }
    }

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Integer> reaction = message -> 204;

    Receiver(Vertx vertx) {
        server = TestApp.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> hear(request, body.toString())))
                .listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook?from=circle";
    }

    void reacting(Function<Received, Integer> how) {
        reaction = how;
    }

    /** In the order of arrival, every time that they came. */
    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> forged() {
        return List.copyOf(forged);
    }

    void forget() {
        received.clear();
        reaction = message -> 204;
    }

    private void hear(HttpServerRequest request, String body) {
        String id = request.getHeader("webhook-id");
        String timestamp = request.getHeader("webhook-timestamp");
        String signatures = String.valueOf(request.getHeader("webhook-signature"));
        if (!Arrays.asList(signatures.split(" ", -1)).contains("v1," + signature(id + "." + timestamp + "." + body))) {
            forged.add(request.method() + " " + id);
            answer(request, 401);
            return;
        }
        Received message = new Received(id, Long.parseLong(timestamp), new JsonObject(body));
        received.add(message);
        answer(request, reaction.apply(message));
    }

    private void answer(HttpServerRequest request, int status) {
        switch (status) {
            case HANG -> {}
            case BREAK_OFF -> request.connection().close();
            case TALK -> {
                request.response().setChunked(true);
                talk(request);
            }
            default -> {
                request.response().setStatusCode(status);
                if (status / 100 == 3) {
                    request.response().putHeader("Location", url() + "&redirected");
                } else if (status == 429) {
                    request.response().putHeader("Retry-After", "3600");
                }
                request.response().end();
            }
        }
    }

    private static void talk(HttpServerRequest request) {
        request.response().write("x".repeat(10_000)).onSuccess(written -> talk(request));
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = Base64.getDecoder().decode(SECRET.split("_", 2)[1]);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        TestApp.await(server.close());
    }
}
