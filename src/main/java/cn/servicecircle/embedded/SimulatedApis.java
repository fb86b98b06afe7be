package cn.servicecircle.embedded;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The endpoints of the simulated WeChat by their paths, and the form of what they answer. */
final class SimulatedApis {
    static final String LOG_IN = "/sns/jscode2session";
    private static final String CODE = "/wxa/getwxacodeunlimit";

    private final SimulatedTokens tokens;
    private final SimulatedCodes codes = new SimulatedCodes();
    private final Map<String, Function<SimulatedCall, JsonObject>> byPath;

    SimulatedApis(
            SimulatedTokens tokens,
            SimulatedPeople people,
            SimulatedPhones phones,
            SimulatedMessages messages,
            SimulatedPictureCheck pictures) {
        SimulatedTextCheck texts = new SimulatedTextCheck(people);
        this.tokens = tokens;
        this.byPath = Map.of(
                LOG_IN,
                people::logIn,
                "/cgi-bin/stable_token",
                tokens::stable,
                "/cgi-bin/token",
                tokens::plain,
                "/wxa/msg_sec_check",
                withToken(texts::check),
                "/wxa/business/getuserphonenumber",
                withToken(phones::tell),
                "/wxa/media_check_async",
                withToken(pictures::check),
                "/cgi-bin/message/subscribe/send",
                withToken(messages::send));
    }

    private Function<SimulatedCall, JsonObject> withToken(Function<SimulatedCall, JsonObject> api) {
        return call -> {
            tokens.check(call);
            return api.apply(call);
        };
    }

    Answer answer(String path, SimulatedCall call) {
        try {
            if (path.equals(CODE)) {
                tokens.check(call);
                return new Answer("image/png", codes.draw(call));
            }
            JsonObject said = byPath.getOrDefault(path, SimulatedApis::unknown).apply(call);
            return said(path, said.encode());
        } catch (SimulatedRefusal refusal) {
            return said(path, refused(refusal.errcode, refusal.getMessage()));
        }
    }

    record Answer(String contentType, Buffer body) {}

    static Answer said(String path, String json) {
        return new Answer(contentType(path), Buffer.buffer(json));
    }

    private static JsonObject unknown(SimulatedCall call) {
        throw new SimulatedRefusal(40066, "invalid url");
    }

    static String refused(int errcode, String errmsg) {
        Random random = ThreadLocalRandom.current();
        String rid = "%08x-%08x-%08x".formatted(random.nextInt(), random.nextInt(), random.nextInt());
        return new JsonObject()
                .put("errcode", errcode)
                .put("errmsg", errmsg + " rid: " + rid)
                .encode();
    }

    /** The real one answers a log-in with JSON that calls itself text. */
    private static String contentType(String path) {
        return path.equals(LOG_IN) ? "text/plain" : "application/json; charset=UTF-8";
    }
}
