package cn.servicecircle.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Somebody without WeChat is served at the counter and on the phone, and is as much the principal as anybody. */
class VisitorApiIT {
    private final TestApp app = TestApp.shared();
    private final ApiClient staff = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");
    private final String counter = "/stations/" + app.station();
    private final String phone = "139" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);

    private Answer register(ApiClient who, String name, String number) {
        return who.post(
                counter + "/visitors",
                "{\"displayName\":\"%s\",\"phone\":\"%s\",\"consent\":true}".formatted(name, number));
    }

    private long visitor() {
        return register(staff, "李奶奶（示例）", phone).expect(200).id();
    }

    private JsonObject fileFor(long visitor, String how) {
        return staff.post(
                        counter + "/visitors/" + visitor + "/errands",
                        "{\"serviceItemId\":2,\"description\":\"本人行动不便\",\"onBehalf\":\"%s\"}".formatted(how),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .json();
    }

    @Test
    void theWholeWay_fromTheCounterToTheRatingOnThePhone() {
        long visitor = visitor();
        JsonObject filed = fileFor(visitor, "counter");
        assertEquals("李奶奶（示例）", filed.getString("principalName"));
        assertEquals(
                "刘网格员（示例）替申请人（柜台）提交了申请",
                filed.getJsonArray("history").getJsonObject(0).getString("sentence"));
        assertFalse(
                staff.get("/errands?limit=50").expect(200).ids().contains(filed.getLong("id")),
                "not among the staff member's own");

        String errand = "/errands/" + filed.getLong("id");
        staff.post(errand + "/claim", null).expect(200);
        staff.post(errand + "/complete", "{\"result\":\"已交区民政局\"}").expect(200);
        staff.post(errand + "/confirm?onBehalf=phone", "{\"solved\":true}")
                .expectProblem(403, "errand:needs-colleague");
        JsonObject confirmed = colleague
                .post(errand + "/confirm?onBehalf=phone", "{\"solved\":true}")
                .expect(200)
                .json();
        assertEquals("solved", confirmed.getString("outcome"));
        assertEquals(
                "杨老党员（示例）替申请人（电话）确认已解决",
                confirmed
                        .getJsonArray("history")
                        .getJsonObject(confirmed.getJsonArray("history").size() - 1)
                        .getString("sentence"));
        colleague.post(errand + "/rating?onBehalf=phone", "{\"grade\":4}").expect(200);
    }

    @Test
    void recordedForSomebodyWithWeChat_theyAreTold() {
        ApiClient resident = app.as("resident-1");
        long id = new cn.servicecircle.Errands(app).done();
        colleague
                .post("/errands/" + id + "/confirm?onBehalf=phone", "{\"solved\":true}")
                .expect(200);
        assertTrue(resident.get("/notifications").expect(200).raw().contains("不是您的意思，请马上联系站点"));
        app.as("staff-3")
                .post("/errands/" + id + "/reopen?onBehalf=phone", "{\"reason\":\"示例\"}")
                .expectProblem(404, "errand:not-found");
        app.as("resident-2")
                .post("/errands/" + id + "/reopen?onBehalf=phone", "{\"reason\":\"示例\"}")
                .expectProblem(404, "errand:not-found");
    }

    @Test
    void theSameNameAndPhone_isTheSameVisitor_alsoWhenRegisteredAtOnce() {
        List<CompletableFuture<Long>> ids = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> register(i % 2 == 0 ? staff : colleague, "王爷爷（示例）", phone)
                                .expect(200)
                                .id()))
                .toList();
        assertEquals(1, ids.stream().map(CompletableFuture::join).distinct().count());
        assertNotEquals(ids.get(0).join(), visitor(), "another name with the same phone is somebody else");
    }

    @Test
    void aVisitorOfAnotherStation_isNotKnownHere() {
        long visitor = visitor();
        ApiClient elsewhere = app.as("staff-3");
        long station = elsewhere
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        elsewhere
                .post("/stations/" + station + "/visitors/" + visitor + "/phone", null)
                .expectProblem(404, "visitor:not-found");
        elsewhere.post(counter + "/visitors/" + visitor + "/phone", null).expectProblem(403, "station:not-yours");
    }

    @Test
    void aPhone_isMasked_sealedAndEveryFullViewRecorded() throws SQLException {
        Answer registered = register(staff, "赵奶奶（示例）", phone).expect(200);
        long visitor = registered.id();
        assertEquals("139****" + phone.substring(7), registered.text("phone"));
        String stored = Jdbc.value(app.mySqlUri(), "SELECT phone FROM visitor WHERE person_id = " + visitor);
        assertTrue(stored.startsWith("A256GCM.k1."), stored);
        assertFalse(stored.contains(phone));
        assertEquals(
                phone,
                staff.post(counter + "/visitors/" + visitor + "/phone", null)
                        .expect(200)
                        .text("phone"));
        assertEquals("1", Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM phone_shown WHERE person_id = " + visitor));
    }

    @Test
    void whatMustBeTold_waitsForACall() {
        JsonObject filed = fileFor(visitor(), "phone");
        staff.post("/errands/" + filed.getLong("id") + "/claim", null).expect(200);
        String link = "/errands/" + filed.getLong("id");
        Eventually.within(
                Duration.ofSeconds(5), "a call to make", () -> callIds(link).size() == 1);
        long call = callIds(link).get(0);
        app.as("staff-3").put(counter + "/calls/" + call + "/done", null).expectProblem(403, "station:not-yours");
        colleague.put(counter + "/calls/" + call + "/done", null).expect(204);
        assertEquals(List.of(), callIds(link));
        colleague.put(counter + "/calls/" + call + "/done", null).expectProblem(404, "visitor:no-such-call");
    }

    private List<Long> callIds(String link) {
        return staff.get(counter + "/calls?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(call -> call.getString("link").equals(link))
                .map(call -> call.getLong("id"))
                .toList();
    }

    @Test
    void theNumberAndFourDigits_tellTheState_andNobodysName() {
        JsonObject filed = fileFor(visitor(), "counter");
        String number = filed.getString("trackingNumber");
        Answer status = lookUp(number, phone.substring(7)).expect(200);
        assertEquals("已提交，等待接单", status.text("stateText"));
        assertFalse(status.raw().contains("李奶奶") || status.raw().contains("行动不便"), status::raw);
        assertTrue(staff.get(counter + "/errands?number=" + number)
                .expect(200)
                .ids()
                .equals(List.of(filed.getLong("id"))));

        String wrong = phone.endsWith("0000") ? "1111" : "0000";
        lookUp(number, wrong).expectProblem(404, "errand:no-such-number");
        lookUp("BB-000000-AAAAAA", wrong).expectProblem(404, "errand:no-such-number");
        for (int i = 0; i < 3; i++) {
            lookUp(number, wrong).expectProblem(404, "errand:no-such-number");
        }
        lookUp(number, phone.substring(7)).expectProblem(429, "errand:guessed-too-often");
    }

    private Answer lookUp(String number, String digits) {
        return app.anybody()
                .post("/errand-status", "{\"trackingNumber\":\"%s\",\"phoneDigits\":\"%s\"}".formatted(number, digits));
    }
}
