package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The whole product in thin form: the walk-through of the README, as one story. */
class JourneyIT {
    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient moderator = app.as("moderator-1");

    @Test
    void aResidentFindsAStation_filesAnErrand_staffDoIt_andTheResidentRatesIt() {
        long station = app.station();
        JsonArray nearest = app.anybody()
                .get("/stations/nearest?lng=106.669223&lat=35.542534&datum=gcj02&limit=3")
                .expect(200)
                .items();
        assertEquals(station, nearest.getJsonObject(0).getLong("id"));
        assertTrue(nearest.getJsonObject(0).getBoolean("withinCircle"));

        long item = app.anybody()
                .get("/stations/" + station)
                .expect(200)
                .json()
                .getJsonArray("serviceItems")
                .getJsonObject(0)
                .getLong("id");
        assertTrue(!app.anybody()
                .get("/service-items/" + item)
                .expect(200)
                .json()
                .getJsonArray("materials")
                .isEmpty());

        Answer filed = resident.post(
                        "/errands",
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"替母亲申领，她行动不便。\"}"
                                .formatted(item, station),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        String errand = "/errands/" + filed.id();
        assertEquals("/api/v1" + errand, filed.header("Location"));

        assertTrue(staff.get("/stations/" + station + "/errands?state=filed")
                .expect(200)
                .ids()
                .contains(filed.id()));
        staff.post(errand + "/claim", null).expect(200);
        resident.post(
                        errand + "/mandates",
                        """
                        {"agentId":%d,"powers":["submit"],"lastDay":"%s","evidence":{"kind":"signature","sha256":"%s"}}""".formatted(staff.get("/me").id(), LocalDate.now(TestApp.CLOCK), "0".repeat(64)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        staff.post(errand + "/complete", "{\"result\":\"材料已交区民政局。\"}").expect(200);
        assertEquals("已办好，等申请人确认是否解决", resident.get(errand).expect(200).text("stateText"));
        resident.post(errand + "/confirm", "{\"solved\":true}").expect(200);
        resident.post(errand + "/rating", "{\"grade\":5,\"comment\":\"很耐心\"}").expect(200);

        JsonObject rated = resident.get(errand).expect(200).json();
        assertEquals("非常满意", rated.getJsonObject("rating").getString("gradeText"));
        assertEquals(6, rated.getJsonArray("history").size());
        assertTrue(resident.get("/notifications").expect(200).raw().contains("\"kind\":\"errand-done\""));
    }

    @Test
    void aResidentPostsATopic_aModeratorLetsItThrough_andANeighbourComments() {
        long community = app.community();
        Answer posted = resident.post(
                        "/topics",
                        "{\"areaId\":%d,\"title\":\"给 3 号楼门口加一盏路灯\",\"body\":\"晚上老人回来看不清台阶。\"}".formatted(community))
                .expect(201);
        String topic = "/topics/" + posted.id();
        neighbour.get(topic).expectProblem(404, "topic:not-found");

        long moderation = moderator.get("/moderations?state=open").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(open -> open.getString("subject").equals("topic") && open.getLong("subjectId") == posted.id())
                .findFirst()
                .orElseThrow()
                .getLong("id");
        moderator
                .post("/moderations/" + moderation + "/decision", "{\"decision\":\"publish\"}")
                .expect(200);

        assertTrue(
                neighbour.get("/topics?areaId=" + community).expect(200).ids().contains(posted.id()));
        neighbour.post(topic + "/comments", "{\"body\":\"支持，2 号楼也需要。\"}").expect(201);
        assertEquals(1, resident.get(topic).expect(200).number("commentCount"));
        assertEquals(1, resident.get(topic + "/comments").expect(200).items().size());
        assertTrue(resident.get("/notifications").expect(200).raw().contains("\"kind\":\"topic-commented\""));
    }
}
