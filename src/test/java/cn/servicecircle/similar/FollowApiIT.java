package cn.servicecircle.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Following a public errand instead of filing it again. */
class FollowApiIT {
    private final TestApp app = TestApp.shared();
    private final Reports reports = new Reports(app);
    private final ApiClient author = app.as("resident-1");
    private final ApiClient follower = app.as("resident-6");

    /** What the follower was told of this errand, the newest first. */
    private List<String> news(long id) {
        return follower.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals("/public-errands/" + id))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    private String follow(long id) {
        return "/errands/" + id + "/follow";
    }

    @Test
    void whoeverFollows_isToldHowItGoesOn_once() {
        long id = reports.filed(Reports.at(106.7, 35.54));
        follower.post(follow(id), null).expect(200);
        assertTrue(follower.post(follow(id), null).expect(200).json().getBoolean("following"));
        reports.complete(id);
        author.post(
                        "/errands/" + id + "/confirm",
                        "{\"solved\":false,\"comment\":\"%s\"}".formatted(Reports.PRIVATE_WORDS))
                .expect(200);
        assertEquals(2, news(id).size(), () -> news(id).toString());
        assertTrue(news(id).get(0).contains("没有解决"), news(id).get(0));
        assertTrue(news(id).get(1).contains("办好了"), news(id).get(1));
        assertFalse(news(id).toString().contains(Reports.PRIVATE_WORDS), () -> news(id).toString());
    }

    @Test
    void whoeverStopsFollowing_hearsNothingMore() {
        long id = reports.filed(null);
        follower.post(follow(id), null).expect(200);
        assertTrue(follower.get("/me/followed-errands").expect(200).ids().contains(id));
        follower.delete(follow(id)).expect(204);
        follower.delete(follow(id)).expect(204);
        assertFalse(follower.get("/me/followed-errands").expect(200).ids().contains(id));
        reports.complete(id);
        assertEquals(List.of(), news(id));
    }

    @Test
    void onesOwn_andWhatIsOver_areNotFollowed() {
        long id = reports.filed(null);
        author.post(follow(id), null).expectProblem(409, "follow:own");
        follower.post(follow(id), null).expect(200);
        author.post("/errands/" + id + "/cancel", null).expect(200);
        assertTrue(news(id).get(0).contains("请您自己提交"), news(id).get(0));
        app.as("resident-2").post(follow(id), null).expectProblem(409, "follow:over");
    }

    @Test
    void thePublicPart_namesNobody_andHasNobodysWords() {
        long id = reports.filed(Reports.at(106.67195, 35.54395));
        reports.complete(id);
        Answer read = follower.get("/public-errands/" + id).expect(200);
        JsonObject shown = read.json();
        assertFalse(read.raw().contains(Reports.PRIVATE_WORDS), read.raw());
        assertFalse(read.raw().contains("示例）"), "a person's name: " + read.raw());
        assertEquals("已办好，等申请人确认是否解决", shown.getString("stateText"));
        assertEquals(
                List.of("filed", "claimed", "completed"),
                shown.getJsonArray("history").stream()
                        .map(step -> ((JsonObject) step).getString("kind"))
                        .toList());
        assertEquals(1, shown.getJsonArray("answers").size(), "of one choice and one free text");
    }

    @Test
    void theListOfSimilarOnes_showsNoMoreThanThat() {
        long id = reports.filed(Reports.at(106.71, 35.54));
        Answer found = follower.get("/errands/similar?lng=106.7102&lat=35.5401&serviceItemId=" + reports.item("report"))
                .expect(200);
        assertEquals(List.of(id), found.ids());
        JsonObject near = found.items().getJsonObject(0);
        assertEquals(20, near.getLong("distanceMeters"), 10);
        assertFalse(found.raw().contains(Reports.PRIVATE_WORDS), found.raw());
        follower.get("/errands/similar?serviceItemId=1").expectProblem(422, "similar:nowhere");
    }
}
