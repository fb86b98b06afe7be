package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** 投诉建议 goes past the station, which it may be about, to the 管家 above. */
class ConfidentialErrandIT {
    private static final TestApp APP = TestApp.shared();
    private static final String STATION = "/stations/" + APP.station();
    private static final ApiClient STAFF = APP.as("staff-1");
    private static final ApiClient STEWARD = APP.as("steward-1");
    private static final ApiClient RESIDENT = APP.as("resident-1");

    private static Answer filed() {
        long complaint =
                APP.anybody().get("/service-items?kind=complaint").ids().get(0);
        JsonObject wanted = new JsonObject()
                .put("serviceItemId", complaint)
                .put("stationId", APP.station())
                .put("description", "开放时间里站点没有人")
                .put("answers", new JsonObject().put("what", "投诉"));
        return RESIDENT.post(
                        "/errands",
                        wanted.encode(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
    }

    private static boolean isListed(long id, ApiClient staff, String list) {
        return staff.get(list).expect(200).ids().contains(id);
    }

    private static String filedCount() {
        return STAFF.get(STATION + "/errands/counts").expect(200).json().encode();
    }

    @Test
    void theStationSeesNothingOfIt_andThe管家AboveHaveItInHand() {
        String before = filedCount();
        Answer filed = filed();
        String errand = "/errands/" + filed.id();
        assertEquals("万安门社区", filed.text("deskName"));

        STAFF.get(errand).expectProblem(404, "errand:not-found");
        STAFF.post(errand + "/claim", null).expectProblem(404, "errand:not-found");
        assertFalse(isListed(filed.id(), STAFF, STATION + "/errands?limit=50"));
        assertEquals(before, filedCount());
        String month = LocalDate.now(TestApp.CLOCK).toString().substring(0, 7);
        assertFalse(STAFF.get(STATION + "/errands.csv?month=" + month)
                .expect(200)
                .raw()
                .contains(filed.text("trackingNumber")));

        assertTrue(isListed(filed.id(), STEWARD, "/areas/" + APP.community() + "/errands?limit=50"));
        STEWARD.post(errand + "/claim", null).expect(200);
        assertEquals("accepted", RESIDENT.get(errand).expect(200).text("state"));
    }

    @Test
    void handedOverToAStation_itIsThatStationsAndNoOther() {
        Answer filed = filed();
        String errand = "/errands/" + filed.id();
        STEWARD.post(errand + "/claim", null).expect(200);
        long other = APP.as("staff-3")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        STEWARD.post(errand + "/hand-over", "{\"stationId\":%d,\"reason\":\"请协助核实\"}".formatted(other))
                .expect(200);
        APP.as("staff-3").get(errand).expect(200);
        STAFF.get(errand).expectProblem(404, "errand:not-found");
    }
}
