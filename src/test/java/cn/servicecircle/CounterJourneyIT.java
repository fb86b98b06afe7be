package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the rota to the counter: what one feature does to the others, over HTTP, from Monday 2026-06-01T09:00 on. */
class CounterJourneyIT {
    private static final String TOMORROW = "2026-06-02";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start("counter_journey", new TestClock("2026-06-01T09:00"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final ApiClient steward = app.as("steward-1");
    private final ApiClient admin = app.as("admin");

    private static void soon(String what, Callable<Boolean> holds) {
        Eventually.within(Duration.ofSeconds(4), what, holds);
    }

    private static Answer post(ApiClient client, String path, String body) {
        return client.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    /** Hours are UTC. */
    private long plannedShift(String day, String from, String to) {
        long person = app.as("staff-1").get("/me").expect(200).id();
        post(steward, "/stations/1/rota", """
                {"shifts":[{"from":"%1$sT%2$s:00Z","to":"%1$sT%3$s:00Z","personId":%4$d}]}""".formatted(day, from, to, person)).expect(201);
        return steward.get("/stations/1/rota?from=" + day + "&days=1").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(shift -> shift.getString("from").contains("T" + from))
                .findFirst()
                .orElseThrow()
                .getLong("id");
    }

    private static String firstSlot(String day) {
        return app.anybody()
                .get("/stations/1/slots?itemId=1&days=1&from=" + day)
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("from");
    }

    private long booked(ApiClient resident, String day) {
        soon("slots", () -> !app.anybody()
                .get("/stations/1/slots?itemId=1&days=1&from=" + day)
                .items()
                .isEmpty());
        return post(resident, "/stations/1/appointments", """
                {"serviceItemId":1,"from":"%s"}""".formatted(firstSlot(day)))
                .expect(201)
                .id();
    }

    private static String state(ApiClient resident, long appointment) {
        return resident.get("/appointments/" + appointment).expect(200).text("state");
    }

    @Test
    void whoeverIsOnDuty_isNamedByNearest_andOnlyByRoleAndChosenName() {
        plannedShift("2026-06-03", "00:30", "04:00");
        String asked = "/stations/nearest?lng=106.665&lat=35.543&datum=wgs84&limit=1&itemId=1&at=2026-06-03T10:00";
        soon("on duty", () -> app.anybody()
                .get(asked)
                .items()
                .getJsonObject(0)
                .getString("sentence")
                .contains("那时有人（"));
        JsonObject station = app.anybody().get(asked).items().getJsonObject(0);
        JsonObject duty = station.getJsonObject("duty");
        assertEquals(java.util.Set.of("role", "displayName"), duty.fieldNames());
        assertTrue(station.getString("sentence").contains("，能办高龄津贴申领，"), station::encode);
        assertEquals(1, app.anybody().get(asked + "&staffedOnly=true").items().size());
        String later = asked.replace("T10:00", "T15:00");
        assertTrue(app.anybody().get(later + "&staffedOnly=true").expect(200).items().stream()
                .noneMatch(other -> ((JsonObject) other).getLong("id") == 1L));
    }

    @Test
    void aShiftThatIsClosed_asksThoseWhoBookedToChooseAnotherTime() {
        ApiClient resident = app.as("resident-1");
        long shift = plannedShift(TOMORROW, "00:30", "04:00");
        long appointment = booked(resident, TOMORROW);
        assertEquals("booked", state(resident, appointment));

        steward.post("/duty-shifts/" + shift + "/close", null).expect(204);

        assertEquals("to-rebook", state(resident, appointment));
        soon("told", () -> resident.get("/notifications").raw().contains("请另选一个时间"));
        resident.post("/appointments/" + appointment + "/cancel", null).expect(200);
    }

    @Test
    void aDayOnWhichTheStationIsShut_asksThoseWhoBookedToChooseAnotherTime() {
        ApiClient resident = app.as("resident-2");
        plannedShift("2026-06-04", "00:30", "04:00");
        long appointment = booked(resident, "2026-06-04");

        long version = admin.get("/stations/1").number("version");
        admin.put("/stations/1/hours-exceptions", """
                {"basedOn":%d,"items":[{"from":"2026-06-04","to":"2026-06-04","hours":"","reason":"停电"}]}""".formatted(version)).expect(200);

        assertEquals("to-rebook", state(resident, appointment));
        resident.post("/appointments/" + appointment + "/cancel", null).expect(200);
        admin.put("/stations/1/hours-exceptions", "{\"basedOn\":%d,\"items\":[]}".formatted(version + 1))
                .expect(200);
    }
}
