package cn.servicecircle;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Topics of 万安门社区 by resident-1, brought to where a test needs them. */
public final class Topics {
    /** What a small matter touches. */
    public static final String SMALL = "{\"buildings\":1,\"yuan\":800,\"rights\":false,\"law\":false}";

    /** What a big one does. */
    public static final String BIG = "{\"buildings\":3,\"yuan\":90000,\"rights\":true,\"law\":false}";

    private final TestApp app;

    public Topics(TestApp app) {
        this.app = app;
    }

    /** @param facts JSON, or null for none */
    public Answer post(ApiClient who, String title, String facts) {
        JsonObject topic = new JsonObject()
                .put("areaId", app.community())
                .put("title", title)
                .put("body", "内容");
        if (facts != null) {
            topic.put("facts", new JsonObject(facts));
        }
        return who.post("/topics", topic.encode());
    }

    public long pending() {
        return post(app.as("resident-1"), "议题", null).expect(201).id();
    }

    public long published() {
        return published("议题", null);
    }

    public long published(String title, String facts) {
        long topic = post(app.as("resident-1"), title, facts).expect(201).id();
        decide("topic", topic, "{\"decision\":\"publish\"}");
        return topic;
    }

    /** By moderator-1. */
    public void decide(String subject, long id, String decision) {
        app.as("moderator-1")
                .post("/moderations/" + caseOf(subject, id).orElseThrow() + "/decision", decision)
                .expect(200);
    }

    /** The open case in the queue of moderator-1. */
    public Optional<Long> caseOf(String subject, long id) {
        String page = "/moderations?limit=50";
        for (String next = page; next != null; ) {
            JsonObject answer = app.as("moderator-1").get(next).expect(200).json();
            for (Object item : answer.getJsonArray("items")) {
                JsonObject open = (JsonObject) item;
                if (open.getString("subject").equals(subject) && open.getLong("subjectId") == id) {
                    return Optional.of(open.getLong("id"));
                }
            }
            next = answer.containsKey("next") ? page + "&after=" + answer.getLong("next") : null;
        }
        return Optional.empty();
    }
}
