package cn.servicecircle.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Booking at 风景嘉苑's station on Monday 2026-06-01; staff-1 is planned on Wednesday from 08:30 to 10:00. */
class AppointmentApiIT {
    private static final TestClock CLOCK = new TestClock("2026-06-01T09:00");
    private static final String EARLY = "2026-06-03T00:30:00Z";
    private static final String LATER = "2026-06-03T01:00:00Z";

    private static TestApp app;
    private static String station;

    @BeforeAll
    static void start() throws SQLException {
        app = TestApp.start("appointment_api", CLOCK);
        station = "/stations/" + app.station();
        Jdbc.run(
                app.mySqlUri(),
                """
                INSERT INTO duty_shift (station_id, starts_at, ends_at, duty_role, person_id, state)
                VALUES (%d, '2026-06-03 00:30:00', '2026-06-03 02:00:00', 'grid-worker', %d, 'planned')""".formatted(app.station(), app.as("staff-1").get("/me").id()),
                "UPDATE snapshot_version SET version = version + 1 WHERE name = 'duty'");
        Eventually.within(Duration.ofSeconds(5), "the shift is known", () -> !slots().items()
                .isEmpty());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        CLOCK.goTo("2026-06-01T09:00");
        Jdbc.run(app.mySqlUri(), "DELETE FROM appointment");
    }

    private static Answer slots() {
        return app.anybody()
                .get(station + "/slots?itemId=" + app.firstItem() + "&days=7")
                .expect(200);
    }

    private static String said(int index) {
        return slots().items().getJsonObject(index).getString("text");
    }

    private static String wish(String from) {
        return "{\"serviceItemId\":%d,\"from\":\"%s\",\"note\":\"示例\"}".formatted(app.firstItem(), from);
    }

    private static Answer book(ApiClient client, String from) {
        return client.post(
                station + "/appointments",
                wish(from),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    @Test
    void slotsAreCutFromTheShift_andSayWhatIsLeft() {
        assertEquals(3, slots().items().size());
        assertEquals("6 月 3 日（周三）08:30–09:00，还有 1 个空位", said(0));
        book(app.as("resident-1"), EARLY).expect(201);
        assertEquals("6 月 3 日（周三）08:30–09:00，约满了", said(0));
        book(app.as("resident-2"), EARLY).expectProblem(409, "appointment:full");
    }

    @Test
    void whoHasOne_movesOrCancelsIt_andThePlaceIsFreeAgain() {
        ApiClient resident = app.as("resident-1");
        long id = book(resident, EARLY).expect(201).id();
        book(resident, LATER).expectProblem(409, "appointment:one-at-once");
        resident.post("/appointments/" + id + "/rebook", "{\"from\":\"%s\"}".formatted(LATER))
                .expect(200);
        assertEquals("6 月 3 日（周三）08:30–09:00，还有 1 个空位", said(0));
        resident.post("/appointments/" + id + "/cancel", null).expect(200);
        assertEquals("6 月 3 日（周三）09:00–09:30，还有 1 个空位", said(1));
        resident.post("/appointments/" + id + "/cancel", null).expectProblem(409, "appointment:not-open");
        assertEquals(List.of(id), resident.get("/appointments").expect(200).ids());
    }

    @Test
    void theSameRequestTwice_booksOnce_alsoWhereItTookTheLastPlace() {
        ApiClient resident = app.as("resident-1");
        String key = UUID.randomUUID().toString();
        String path = station + "/appointments";
        Answer first = resident.post(path, wish(EARLY), "Idempotency-Key", key).expect(201);
        Answer again = resident.post(path, wish(EARLY), "Idempotency-Key", key).expect(201);
        assertEquals(first.raw(), again.raw());
    }

    @Test
    void aTimeThatIsNoSlot_orTooNear_isRefused() {
        book(app.as("resident-1"), "2026-06-03T00:45:00Z").expectProblem(409, "appointment:no-slot");
        book(app.as("resident-1"), "2026-06-03T04:00:00Z").expectProblem(409, "appointment:no-slot");
        CLOCK.goTo("2026-06-03T06:31");
        book(app.as("resident-1"), EARLY).expectProblem(409, "appointment:no-slot");
        book(app.as("resident-1"), LATER).expect(201);
    }

    @Test
    void staffBookForAVisitor_andWhoPhonesIsToldWhatTheyChanged() {
        ApiClient staff = app.as("staff-1");
        long visitor = staff.post(station + "/visitors", "{\"displayName\":\"李奶奶（示例）\",\"consent\":true}")
                .expect(200)
                .id();
        long id = staff.post(
                        station + "/visitors/" + visitor + "/appointments",
                        wish(EARLY),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .id();
        JsonObject listed = staff.get(station + "/appointments?date=2026-06-03")
                .expect(200)
                .items()
                .getJsonObject(0);
        assertEquals("李奶奶（示例）", listed.getString("personName"));
        staff.post("/appointments/" + id + "/rebook", "{\"from\":\"%s\"}".formatted(LATER))
                .expect(200);
        Eventually.within(
                Duration.ofSeconds(10),
                "the station is to phone her",
                () -> staff.get(station + "/calls").expect(200).raw().contains("站点替您改了预约"));
    }

    @Test
    void aStationsOwnRules_countForItAlone() throws SQLException {
        ApiClient staff = app.as("staff-1");
        staff.put(
                        station + "/slot-rules",
                        "{\"slotMinutes\":45,\"placesPerPerson\":3,\"walkInPercent\":0,\"daysAhead\":7,\"noticeMinutes\":0}")
                .expect(200);
        Eventually.within(
                Duration.ofSeconds(5),
                "two slots of 45 minutes",
                () -> slots().items().size() == 2);
        assertEquals("6 月 3 日（周三）08:30–09:15，还有 3 个空位", said(0));
        Jdbc.run(
                app.mySqlUri(),
                "DELETE FROM appointment_rules",
                "UPDATE snapshot_version SET version = version + 1 WHERE name = 'appointment-rules'");
        Eventually.within(
                Duration.ofSeconds(5), "three again", () -> slots().items().size() == 3);
    }
}
