package cn.servicecircle.embedded;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The text check of the simulated WeChat (msg_sec_check, version 2). It knows four phrases and lets everything else pass. Like the real one
 * it looks at the bytes that came: a phrase written in JSON's escapes passes.
 */
final class SimulatedTextCheck {
    private static final int MAX_CONTENT = 2500;
    private static final int MAX_SCENE = 4;
    private static final List<Phrase> PHRASES = List.of(
            new Phrase("代开发票", "risky", 20008),
            new Phrase("赌博", "risky", 20006),
            new Phrase("加微信领红包", "risky", 10001),
            new Phrase("示例待审", "review", 21000));

    private final SimulatedPeople people;

    SimulatedTextCheck(SimulatedPeople people) {
        this.people = people;
    }

    private record Phrase(String text, String suggest, int label) {
        JsonObject verdict() {
            return new JsonObject().put("suggest", suggest).put("label", label);
        }

        JsonObject detail() {
            return verdict().put("strategy", "keyword").put("errcode", 0).put("keyword", text);
        }
    }

    /** {@code POST /wxa/msg_sec_check}. */
    JsonObject check(SimulatedCall call) {
        refuseNonsense(call.json());
        String raw = call.body().toString(StandardCharsets.UTF_8);
        Optional<Phrase> found =
                PHRASES.stream().filter(phrase -> raw.contains(phrase.text)).findFirst();
        JsonObject pass = new JsonObject().put("suggest", "pass").put("label", 100);
        JsonArray details = new JsonArray();
        found.map(Phrase::detail).ifPresent(details::add);
        return new JsonObject()
                .put("errcode", 0)
                .put("errmsg", "ok")
                .put("detail", details)
                .put("trace_id", UUID.randomUUID().toString())
                .put("result", found.map(Phrase::verdict).orElse(pass));
    }

    private void refuseNonsense(JsonObject request) {
        people.mustKnow(SimulatedCall.text(request, "openid"));
        String content = SimulatedCall.text(request, "content");
        if (!"2".equals(String.valueOf(request.getValue("version"))) || content.isEmpty()) {
            throw new SimulatedRefusal(47001, "data format error");
        }
        if (content.codePointCount(0, content.length()) > MAX_CONTENT) {
            throw new SimulatedRefusal(45002, "content size out of limit");
        }
        if (!(request.getValue("scene") instanceof Integer scene) || scene < 1 || scene > MAX_SCENE) {
            throw new SimulatedRefusal(40129, "invalid scene");
        }
    }
}
