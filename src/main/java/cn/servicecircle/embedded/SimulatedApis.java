package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The endpoints of the simulated WeChat by their paths, and the form of what they answer. */
final class SimulatedApis {
    static final String LOG_IN = "/sns/jscode2session";

    private final SimulatedTokens tokens;
    private final Map<String, Function<SimulatedCall, JsonObject>> byPath;

    SimulatedApis(SimulatedTokens tokens, SimulatedPeople people, SimulatedMessages messages) {
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
                "/cgi-bin/message/subscribe/send",
                withToken(messages::send));
    }

    private Function<SimulatedCall, JsonObject> withToken(Function<SimulatedCall, JsonObject> api) {
        return call -> {
            tokens.check(call);
            return api.apply(call);
        };
    }

    String answer(String path, SimulatedCall call) {
        try {
            return byPath.getOrDefault(path, SimulatedApis::unknown).apply(call).encode();
        } catch (SimulatedRefusal refusal) {
            return refused(refusal.errcode, refusal.getMessage());
        }
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
    static String contentType(String path) {
        return path.equals(LOG_IN) ? "text/plain" : "application/json; charset=UTF-8";
    }
}
