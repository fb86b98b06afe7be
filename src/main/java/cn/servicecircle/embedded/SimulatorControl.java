package cn.servicecircle.embedded;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a person with curl can do to the simulator: {@code PUT /simulator/faults/<path of the API>} with the JSON of a {@link Fault},
 * {@code DELETE /simulator/faults}, {@code GET /simulator/messages}. {@code PUT /simulator/pushes/<manner>} has it push as a {@link
 * PushManner} says, such as {@code held}; {@code POST /simulator/pushes} pushes what is held.
 */
final class SimulatorControl {
    static final String PREFIX = "/simulator/";
    private static final String FAULTS = PREFIX + "faults";
    private static final String MESSAGES = PREFIX + "messages";
    private static final String PUSHES = PREFIX + "pushes";

    private final SimulatedFaults faults;
    private final SimulatedMessages messages;
    private final SimulatedPushes pushes;

    SimulatorControl(SimulatedFaults faults, SimulatedMessages messages, SimulatedPushes pushes) {
        this.faults = faults;
        this.messages = messages;
        this.pushes = pushes;
    }

    void answer(HttpServerRequest request, Buffer body) {
        String path = request.path();
        if (request.method().equals(HttpMethod.PUT) && path.startsWith(FAULTS + "/")) {
            setFault(request, path.substring(FAULTS.length()), body);
        } else if (request.method().equals(HttpMethod.DELETE) && path.equals(FAULTS)) {
            faults.clear();
            request.response().setStatusCode(204).end();
        } else if (request.method().equals(HttpMethod.GET) && path.equals(MESSAGES)) {
            request.response().putHeader("Content-Type", "application/json").end(listed());
        } else if (request.method().equals(HttpMethod.PUT) && path.startsWith(PUSHES + "/")) {
            setManner(request, path.substring(PUSHES.length() + 1));
        } else if (request.method().equals(HttpMethod.POST) && path.equals(PUSHES)) {
            pushes.sendHeld()
                    .onComplete(sent -> request.response().setStatusCode(204).end());
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void setManner(HttpServerRequest request, String manner) {
        try {
            pushes.set(PushManner.valueOf(manner.toUpperCase(Locale.ROOT).replace('-', '_')));
            request.response().setStatusCode(204).end();
        } catch (IllegalArgumentException unknown) {
            String known = Arrays.toString(PushManner.values())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            request.response().setStatusCode(400).end("A manner of pushing is one of: " + known + "\n");
        }
    }

    private void setFault(HttpServerRequest request, String path, Buffer body) {
        try {
            faults.set(path, body.toJsonObject().mapTo(Fault.class));
            request.response().setStatusCode(204).end();
        } catch (DecodeException | IllegalArgumentException malformed) {
            String known = "delayMillis, status, errcode, body, drop, times";
            request.response().setStatusCode(400).end("A fault is a JSON object with some of: " + known + "\n");
        }
    }

    private String listed() {
        JsonArray all = new JsonArray();
        for (SentMessage message : messages.all()) {
            all.add(new JsonObject()
                    .put("openid", message.openid())
                    .put("templateId", message.templateId())
                    .put("page", message.page())
                    .put("data", JsonObject.mapFrom(message.data()))
                    .put("sentAt", message.sentAt()));
        }
        return all.encodePrettily();
    }
}
