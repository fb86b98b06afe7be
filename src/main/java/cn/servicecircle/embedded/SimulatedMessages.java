package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The subscription messages of the simulated WeChat: any template called {@code SIM-…}, the newest thousand remembered. */
final class SimulatedMessages {
    private static final int REMEMBERED = 1000;
    private static final int MAX_THING = 20;

    private final Clock clock;
    private final SimulatedPeople people;
    private final Deque<SentMessage> sent = new ArrayDeque<>();

    SimulatedMessages(Clock clock, SimulatedPeople people) {
        this.clock = clock;
        this.people = people;
    }

    /** {@code POST /cgi-bin/message/subscribe/send}. */
    JsonObject send(SimulatedCall call) {
        JsonObject request = call.json();
        String openid = SimulatedCall.text(request, "touser");
        people.mustKnow(openid);
        String templateId = SimulatedCall.text(request, "template_id");
        if (!templateId.startsWith("SIM-")) {
            throw new SimulatedRefusal(40037, "invalid template_id");
        }
        Map<String, String> data = data(request);
        remember(new SentMessage(openid, templateId, SimulatedCall.text(request, "page"), data, clock.instant()));
        return new JsonObject().put("errcode", 0).put("errmsg", "ok");
    }

    private static Map<String, String> data(JsonObject request) {
        if (!(request.getValue("data") instanceof JsonObject fields) || fields.isEmpty()) {
            throw new SimulatedRefusal(47003, "argument invalid! data is empty");
        }
        Map<String, String> data = new LinkedHashMap<>();
        for (String key : fields.fieldNames()) {
            String value = fields.getValue(key) instanceof JsonObject field ? SimulatedCall.text(field, "value") : "";
            refuseUnfit(key, value);
            data.put(key, value);
        }
        return data;
    }

    private static void refuseUnfit(String key, String value) {
        if (value.isBlank()) {
            throw new SimulatedRefusal(47003, "argument invalid! data." + key + ".value is empty");
        }
        boolean tooLong = key.startsWith("thing") && value.length() > MAX_THING;
        if (tooLong || value.chars().anyMatch(Character::isISOControl)) {
            throw new SimulatedRefusal(47003, "argument invalid! data." + key + ".value invalid");
        }
    }

    private synchronized void remember(SentMessage message) {
        sent.addLast(message);
        if (sent.size() > REMEMBERED) {
            sent.removeFirst();
        }
    }

    /** Oldest first. */
    synchronized List<SentMessage> all() {
        return List.copyOf(sent);
    }
}
