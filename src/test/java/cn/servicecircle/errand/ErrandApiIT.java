package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The life of an errand over the API: its steps and refusals. */
class ErrandApiIT {
    private static final String REASON = "{\"reason\":\"示例理由\"}";
    private static final String RESULT = "{\"result\":\"示例结果\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient resident = app.as("resident-5");
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final Errands errands = new Errands(app);

    private String file() {
        return "/errands/" + errands.fileBy(resident).expect(201).id();
    }

    private String claimed() {
        String errand = file();
        staff.post(errand + "/claim", null).expect(200);
        return errand;
    }

    @Test
    void aStepThatIsNotPossible_isAnsweredWithThoseThatAre() {
        String errand = file();
        Answer no = staff.post(errand + "/complete", RESULT).expectProblem(409, "errand:not-possible-now");
        assertEquals(
                List.of("claim", "refuse", "hand-over", "hand-up"),
                no.json().getJsonArray("possible").getList());
        colleague.post(errand + "/claim", null).expect(200);
        staff.post(errand + "/complete", RESULT).expectProblem(403, "errand:not-yours");
        assertEquals(
                List.of("join"),
                staff.get(errand).json().getJsonArray("possible").getList());
    }

    @Test
    void notSolved_goesOn_andCanOnlyThenBeClosedByTheStaff() {
        String errand = claimed();
        staff.post(errand + "/start", null).expect(200);
        staff.post(errand + "/close", REASON).expectProblem(409, "errand:not-possible-now");
        staff.post(errand + "/complete", RESULT).expect(200);
        assertEquals(
                "not-solved",
                resident.post(errand + "/confirm", "{\"solved\":false,\"comment\":\"没有到账\"}")
                        .expect(200)
                        .text("outcome"));
        assertEquals("刘网格员（示例）正在重新办理", resident.get(errand).text("stateText"));
        Answer closed = staff.post(errand + "/close", REASON).expect(200);
        assertEquals("已结案，没有解决", closed.text("stateText"));
        assertEquals(
                "in-progress",
                resident.post(errand + "/reopen", REASON).expect(200).text("state"));
    }

    @Test
    void whatIsMissing_isToldOnce_andOnlyThatStopsTheClock() {
        String errand = claimed();
        JsonObject waiting = papers(staff, errand, "户口簿").expect(200).json();
        assertEquals("waiting", waiting.getString("state"));
        assertTrue(waiting.getJsonObject("completion").getBoolean("paused"));
        assertEquals(null, waiting.getString("dueAt"));

        JsonObject again = papers(staff, errand, "照片").expect(200).json();
        assertEquals("papers-requested-again", last(again).getString("kind"));
        papers(staff, errand, "照片").expectProblem(409, "errand:paper-known");
        long first = paper(again, 0);
        long second = paper(again, 1);

        JsonObject complete = supply(errand, first).expect(200).json();
        assertEquals("in-progress", complete.getString("state"));
        assertEquals("papers-complete", last(complete).getString("kind"));
        assertTrue(complete.getJsonArray("pauses").getJsonObject(0).containsKey("to"));
        assertTrue(complete.getString("dueText").contains("工作日"), complete::encode);
        supply(errand, first).expectProblem(409, "errand:paper-supplied");
        assertEquals(
                "刘网格员（示例）", complete.getJsonArray("pauses").getJsonObject(0).getString("by"));

        JsonObject rejected = staff.post(errand + "/papers/" + first + "/reject", REASON)
                .expect(200)
                .json();
        assertEquals("waiting", rejected.getString("state"));
        assertEquals(2, rejected.getJsonArray("pauses").size());
        staff.post(errand + "/papers/" + second + "/reject", REASON).expectProblem(409, "errand:not-possible-now");
        assertEquals("in-progress", supply(errand, first).expect(200).text("state"));
    }

    private static Answer papers(ApiClient who, String errand, String name) {
        return who.post(
                errand + "/papers",
                "{\"papers\":[{\"name\":\"%s\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"本人持有\"}]}"
                        .formatted(name));
    }

    private Answer supply(String errand, long paper) {
        return resident.post(errand + "/papers/supply", "{\"paperIds\":[" + paper + "]}");
    }

    private static long paper(JsonObject errand, int index) {
        return errand.getJsonArray("papers").getJsonObject(index).getLong("id");
    }

    private static JsonObject last(JsonObject errand) {
        JsonArray history = errand.getJsonArray("history");
        return history.getJsonObject(history.size() - 1);
    }

    @Test
    void handedUp_itLiesWithTheNearestStewards_untilTheyGiveItBack() {
        String errand = claimed();
        JsonObject up = staff.post(errand + "/hand-up", REASON).expect(200).json();
        assertEquals("万安门社区", up.getString("deskName"));
        assertEquals("handed-over", up.getString("state"));
        assertEquals("刘网格员（示例）", up.getString("responsibleName"), "responsible until somebody takes over");
        long id = up.getLong("id");
        long level = up.getLong("levelAreaId");
        ApiClient steward = app.as("steward-1");
        assertTrue(steward.get("/areas/" + level + "/errands").expect(200).ids().contains(id));
        staff.post(errand + "/claim", null).expectProblem(403, "errand:not-yours");
        app.as("staff-3").get(errand).expectProblem(404, "errand:not-found");

        assertEquals(
                "in-progress",
                steward.post(errand + "/give-back", REASON).expect(200).text("state"));
        staff.post(errand + "/hand-up", REASON).expect(200);
        assertEquals(
                "石管家（示例）", steward.post(errand + "/claim", null).expect(200).text("responsibleName"));
        JsonObject higher =
                steward.post(errand + "/hand-up", REASON).expect(200).json();
        assertEquals("中街街道", higher.getString("deskName"));
    }

    @Test
    void handedToAnotherStation_theClockRunsOn_andTheResidentFilesNothing() {
        String errand = claimed();
        String due = staff.get(errand).text("dueAt");
        long other = app.as("staff-3")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        staff.post(errand + "/hand-over", "{\"stationId\":%d,\"reason\":\"已搬家\"}".formatted(other))
                .expect(200);
        JsonObject claimed =
                app.as("staff-3").post(errand + "/claim", null).expect(200).json();
        assertEquals("何楼栋长（示例）", claimed.getString("responsibleName"));
        assertEquals(due, claimed.getString("dueAt"));
        staff.get(errand).expectProblem(404, "errand:not-found");
        assertTrue(resident.get("/notifications").expect(200).raw().contains("您不用重新提交"));
    }

    @Test
    void split_theWholeIsDoneAfterItsParts() {
        String errand = claimed();
        String parts =
                "{\"parts\":[{\"stationId\":1,\"description\":\"换社保卡\"},{\"stationId\":1,\"description\":\"办津贴\"}]}";
        JsonArray split =
                staff.post(errand + "/split", parts).expect(200).json().getJsonArray("parts");
        staff.post(errand + "/complete", RESULT).expectProblem(409, "errand:parts-open");
        for (int i = 0; i < split.size(); i++) {
            String part = "/errands/" + split.getJsonObject(i).getLong("id");
            colleague.post(part + "/claim", null).expect(200);
            colleague.post(part + "/split", parts).expectProblem(409, "errand:is-a-part");
            colleague.post(part + "/complete", RESULT).expect(200);
        }
        staff.post(errand + "/complete", RESULT).expect(200);
    }

    @Test
    void aDispute_isTakenInAfterTheEmergencyNumbers_andReferredWhenBothAgree() throws SQLException {
        String dispute = Jdbc.value(app.mySqlUri(), "SELECT id FROM service_item WHERE kind = 'mediation' LIMIT 1");
        String body = "{\"serviceItemId\":%s,\"stationId\":%d,\"description\":\"楼上漏水\",\"answers\":%s%s}";
        String answers = "{\"about\":\"漏水\",\"wish\":\"修好防水\",\"phone\":\"13893300002\"}";
        fileWith(body.formatted(dispute, app.station(), answers, "")).expectProblem(422, "errand:emergency-first");
        String errand = "/errands/"
                + fileWith(body.formatted(dispute, app.station(), answers, ",\"noEmergency\":true"))
                        .expect(201)
                        .id();
        staff.post(errand + "/claim", null).expect(200);
        JsonObject referred = staff.post(
                        errand + "/refer",
                        "{\"committee\":\"示例调委会\",\"applicantAgreed\":\"当面\",\"otherAgreed\":\"电话\"}")
                .expect(200)
                .json();
        assertEquals("刘网格员（示例）移送：示例调委会，双方都同意（申请人：当面；对方：电话）", last(referred).getString("sentence"));
        staff.post(claimed() + "/refer", "{\"committee\":\"示例\",\"applicantAgreed\":\"当面\",\"otherAgreed\":\"电话\"}")
                .expectProblem(409, "errand:not-a-dispute");
    }

    private Answer fileWith(String body) {
        return resident.post(
                "/errands", body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    @Test
    void severalWork_oneIsResponsible() {
        String errand = claimed();
        long colleagueId = colleague.get("/me").expect(200).id();
        String toColleague = "{\"workerId\":" + colleagueId + "}";
        staff.post(errand + "/assign", toColleague).expectProblem(409, "errand:not-possible-now");
        colleague.post(errand + "/join", null).expect(200);
        staff.post(errand + "/assign", "{\"workerId\":4000000000}").expectProblem(422, "errand:not-a-worker");
        colleague.post(errand + "/assign", toColleague).expectProblem(403, "errand:not-yours");
        assertEquals(
                "杨老党员（示例）",
                staff.post(errand + "/assign", toColleague).expect(200).text("responsibleName"));
        staff.post(errand + "/complete", RESULT).expectProblem(403, "errand:not-yours");
        colleague.post(errand + "/complete", RESULT).expect(200);
    }

    @Test
    void anItem_thatTheStationCannotDo_isRefused() throws SQLException {
        String other = Jdbc.value(app.mySqlUri(), """
                SELECT id FROM service_item WHERE id NOT IN (SELECT service_item_id FROM station_item WHERE station_id = 2)
                LIMIT 1
                """);
        file(other, "2").expectProblem(422, "errand:station-cannot");
    }

    @Test
    void anItemOrAStation_thatIsNot_isPointedAt() {
        assertTrue(file("999999", "1")
                .expectProblem(422, "errand:unknown-item")
                .raw()
                .contains("\"pointer\":\"/serviceItemId\""));
        assertTrue(file("1", "999999")
                .expectProblem(422, "errand:unknown-station")
                .raw()
                .contains("\"pointer\":\"/stationId\""));
    }

    private Answer file(String item, String station) {
        return resident.post(
                "/errands",
                "{\"serviceItemId\":%s,\"stationId\":%s,\"description\":\"示例\"}".formatted(item, station),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
