package cn.servicecircle.bulletin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BulletinWorld;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What is up on the board of an area, for whoever walks past and for steward-1, who publishes. */
record BulletinBoard(TestApp app, Clock clock) {
    private static final Duration EVERYWHERE = Duration.ofSeconds(2);

    static void soon(String what, Callable<Boolean> truth) {
        var unused = Eventually.within(EVERYWHERE, what, truth);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** All that is listed, page by page. */
    List<Long> listed(String query, int limit) {
        List<Long> ids = new ArrayList<>();
        String page = "/bulletins?limit=" + limit + "&" + query;
        for (String next = page; next != null; ) {
            Answer answer = app.anybody().get(next).expect(200);
            assertTrue(answer.ids().size() <= limit);
            ids.addAll(answer.ids());
            next = next(page, answer);
        }
        return ids;
    }

    private static String next(String page, Answer answer) {
        return answer.json().containsKey("next") ? page + "&after=" + answer.number("next") : null;
    }

    List<Long> in(String area) {
        return listed("areaId=" + new BulletinWorld(app).area(area), 50);
    }

    /** Published by steward-1, and known to every node. */
    long published(JsonObject content) {
        long id = new BulletinWorld(app)
                .publish(app.as("steward-1"), content)
                .expect(201)
                .id();
        if (content.getString("beginsOn").equals(today().toString())) {
            soon("listed", () -> in("wanan-men").contains(id));
        }
        return id;
    }

    /** As steward-1 finds it among what was published in the area. */
    JsonObject managed(long id) {
        ApiClient steward = app.as("steward-1");
        String page = "/areas/" + app.community() + "/bulletins?limit=2";
        for (String next = page; next != null; ) {
            Answer answer = steward.get(next).expect(200);
            for (Object item : answer.items()) {
                if (((JsonObject) item).getLong("id") == id) {
                    return (JsonObject) item;
                }
            }
            next = next(page, answer);
        }
        throw new AssertionError("bulletin " + id + " is not among them");
    }
}
