package cn.servicecircle.deliberation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/** How topics get on, as resident-2 sees it; and what people are told of them. */
final class CourseFixture {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ApiClient reader;

    CourseFixture(TestApp app) {
        this.reader = app.as("resident-2");
    }

    static String path(long topic, String step) {
        return "/topics/" + topic + "/" + step;
    }

    JsonObject of(long topic) {
        return reader.get(path(topic, "course")).expect(200).json();
    }

    /** As its course says, and as the topic's page says. */
    void comesTo(String stage, long topic) {
        Eventually.within(PATIENCE, stage, () -> stage.equals(of(topic).getString("stage")));
        JsonObject course = of(topic);
        JsonObject shown = reader.get("/topics/" + topic).expect(200).json();
        assertEquals(course.getString("stage"), shown.getString("stage"));
        assertEquals(course.getString("track"), shown.getString("track"));
    }

    List<String> steps(long topic) {
        return of(topic).getJsonArray("steps").stream()
                .map(JsonObject.class::cast)
                .map(step -> step.getString("kind"))
                .toList();
    }

    static List<String> heard(ApiClient who, long topic) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals("/topics/" + topic))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    static void hears(ApiClient who, long topic, String words) {
        Eventually.within(PATIENCE, words, () -> heard(who, topic).stream().anyMatch(text -> text.contains(words)));
    }
}
