package cn.servicecircle.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pushes of the simulated WeChat: what a check found, to the address of the console, in whichever manner it is told to. */
final class SimulatedPushes {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatedPushes.class);
    private static final int COULD_NOT_FETCH = -1008;

    private final Clock clock;
    private final HttpClientAgent client;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<JsonObject> held = new ArrayList<>();
    private volatile PushManner manner = PushManner.ONCE;
    private volatile String url = "";

    SimulatedPushes(Vertx vertx, Clock clock) {
        this.clock = clock;
        this.client = vertx.createHttpClient();
    }

    void to(String address) {
        url = address;
    }

    void set(PushManner next) {
        manner = next;
    }

    /** As it should be again; what is held is never pushed. */
    void forget() {
        manner = PushManner.ONCE;
        synchronized (held) {
            held.clear();
        }
    }

    int taken() {
        return taken.get();
    }

    int refused() {
        return refused.get();
    }

    /** @param suggest pass, review or risky; empty where the picture could not be fetched */
    void tell(String traceId, String suggest, int label) {
        JsonObject message = suggest.isEmpty() || manner == PushManner.NO_RESULT
                ? noResult(traceId)
                : result(traceId, suggest, label);
        Future<?> sent =
                switch (manner) {
                    case NEVER -> Future.succeededFuture();
                    case HELD -> hold(message);
                    case ONCE, NO_RESULT -> send(message);
                    case TWICE -> send(message).compose(once -> send(message));
                    case CONTRADICTED ->
                        send(message)
                                .compose(once ->
                                        send(result(traceId, suggest.equals("pass") ? "risky" : "pass", label)));
                    case STRANGE ->
                        send(message.copy().put("trace_id", UUID.randomUUID().toString()));
                    case UNSIGNED -> send(message, WeChatSimulator.APP_ID, "0".repeat(40));
                    case FOR_ANOTHER_APP -> send(message, "wxanother0000000001", null);
                };
        sent.onFailure(away -> LOG.warn("the simulated WeChat could not push: {}", away.toString()));
    }

    private JsonObject message(String traceId, int errcode) {
        return new JsonObject()
                .put("ToUserName", "gh_simulator")
                .put("FromUserName", "simulated-openid")
                .put("CreateTime", clock.instant().getEpochSecond())
                .put("MsgType", "event")
                .put("Event", "wxa_media_check")
                .put("appid", WeChatSimulator.APP_ID)
                .put("trace_id", traceId)
                .put("version", 2)
                .put("errcode", errcode)
                .put("errmsg", errcode == 0 ? "ok" : "download failed");
    }

    private JsonObject noResult(String traceId) {
        return message(traceId, COULD_NOT_FETCH).put("detail", new JsonArray());
    }

    private JsonObject result(String traceId, String suggest, int label) {
        JsonObject verdict = new JsonObject().put("suggest", suggest).put("label", label);
        JsonObject detail = verdict.copy()
                .put("strategy", "content_model")
                .put("errcode", 0)
                .put("prob", 90);
        return message(traceId, 0).put("detail", new JsonArray().add(detail)).put("result", verdict);
    }

    private Future<Void> hold(JsonObject message) {
        synchronized (held) {
            held.add(message);
        }
        return Future.succeededFuture();
    }

    int held() {
        synchronized (held) {
            return held.size();
        }
    }

    Future<Integer> sendHeld() {
        List<JsonObject> late;
        synchronized (held) {
            late = List.copyOf(held);
            held.clear();
        }
        return Future.join(late.stream().map(this::send).toList()).map(late.size());
    }

    private Future<Void> send(JsonObject message) {
        return send(message, message.getString("appid"), null);
    }

    /** @param signature null for the right one */
    private Future<Void> send(JsonObject message, String appId, String signature) {
        if (url.isEmpty()) {
            return Future.succeededFuture();
        }
        String body = SimulatedSeal.sealed(message.encode(), appId);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String nonce = Integer.toString(message.hashCode() & Integer.MAX_VALUE);
        String right = SimulatedSeal.signature(timestamp, nonce, new JsonObject(body).getString("Encrypt"));
        String query = "?signature=%s&timestamp=%s&nonce=%s&openid=simulated-openid&encrypt_type=aes&msg_signature=%s"
                .formatted(
                        SimulatedSeal.signature(timestamp, nonce),
                        timestamp,
                        nonce,
                        signature == null ? right : signature);
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url + query);
        return client.request(request)
                .compose(pushing -> pushing.putHeader("Content-Type", "application/json")
                        .send(body)
                        .compose(HttpClientResponse::body))
                .onSuccess(answer -> (answer.equals(Buffer.buffer("success")) ? taken : refused).incrementAndGet())
                .mapEmpty();
    }

    Future<Void> close() {
        return client.close();
    }
}
