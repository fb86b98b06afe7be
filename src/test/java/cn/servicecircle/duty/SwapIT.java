package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 请人替班, on Monday 2026-06-01; each test has days of its own. */
class SwapIT {
    private static DutyWorld world;
    private static ApiClient owner;
    private static ApiClient colleague;

    @BeforeAll
    static void start() throws SQLException {
        world = new DutyWorld("duty_swap", "2026-06-01T07:00");
        owner = world.app.as("staff-1");
        colleague = world.app.as("staff-2");
        // A third member, so that two can want the same shift.
        Jdbc.run(
                world.app.mySqlUri(),
                "INSERT INTO role_grant (person_id, role, area_id, station_id, duty_role, granted_at)"
                        + " SELECT %d, 'staff', area_id, id, 'property-staff', '2026-01-01' FROM station WHERE id = %d"
                                .formatted(world.id("staff-5"), world.app.station()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String offered(String day, String to) {
        String shift = world.published(day, "08:30", "12:00", "staff-1");
        String body = to == null ? "{}" : "{\"toPersonId\":" + world.id(to) + "}";
        owner.put(shift + "/offer", body).expect(200);
        return shift;
    }

    @Test
    void whoTakesAShift_hasIt_andItsOwnerIsTold() {
        String shift = offered("2026-06-02", "staff-2");
        assertTrue(world.notices("staff-2", "duty-offered").get(0).startsWith("刘网格员（示例）想请您替6 月 2 日（周二）08:30–12:00的班"));
        Answer plan = world.app.as("steward-1").get(world.station + "/rota").expect(200);
        assertTrue(plan.raw().contains("08:30–12:00 网格员 刘网格员（示例），正在请人替班"), plan::raw);

        Answer taken = colleague.post(shift + "/take", null).expect(200);
        assertEquals(world.id("staff-2"), taken.number("personId"));
        assertTrue(taken.text("text").endsWith("小区党员 杨老党员（示例）"), taken::raw);
        assertTrue(world.notices("staff-1", "duty-taken").get(0).startsWith("杨老党员（示例）接了您6 月 2 日（周二）"));
    }

    @Test
    void ofTwoWhoTakeAtOnce_oneHasIt_andTheOtherIsToldSo() {
        for (int day = 8; day < 16; day++) {
            String shift = offered("2026-06-%02d".formatted(day), null);
            List<CompletableFuture<Answer>> both = Stream.of("staff-2", "staff-5")
                    .map(world.app::as)
                    .map(one -> CompletableFuture.supplyAsync(() -> one.post(shift + "/take", null)))
                    .toList();
            List<Answer> answers = both.stream().map(CompletableFuture::join).toList();
            assertEquals(
                    List.of(200, 409),
                    answers.stream().map(Answer::status).sorted().toList());
            Answer lost = answers.stream()
                    .filter(one -> one.status() == 409)
                    .findFirst()
                    .orElseThrow();
            assertEquals("已经有同事接了，或者本人收回了，您不用做什么。", lost.text("detail"));
        }
    }

    @Test
    void withoutConsentOfBoth_nothingChanges() {
        String shift = world.published("2026-06-18", "08:30", "12:00", "staff-1");
        colleague.post(shift + "/take", null).expectProblem(409, "duty:not-offered");
        colleague.put(shift + "/offer", "{}").expectProblem(403, "duty:not-yours");
        owner.put(shift + "/offer", "{\"toPersonId\":" + world.id("staff-5") + "}")
                .expect(200);
        colleague.post(shift + "/take", null).expectProblem(403, "duty:offered-to-another");
        owner.delete(shift + "/offer").expect(204);
        world.app.as("staff-5").post(shift + "/take", null).expectProblem(409, "duty:not-offered");
        owner.put(shift + "/offer", "{\"toPersonId\":" + world.id("staff-3") + "}")
                .expectProblem(422, "duty:no-colleague");
        world.app.as("staff-3").post(shift + "/take", null).expectProblem(403, "duty:not-colleague");
    }

    @Test
    void whoeverTakesAShift_isHeldToTheRules() {
        String shift = offered("2026-06-22", null);
        world.published("2026-06-22", "12:10", "14:00", "staff-2");
        colleague.post(shift + "/take", null).expectProblem(409, "duty:too-little-rest");
        world.app
                .as("staff-5")
                .post(
                        "/me/availabilities",
                        "{\"kind\":\"absent\",\"fromDay\":\"2026-06-22\",\"toDay\":\"2026-06-22\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        world.app.as("staff-5").post(shift + "/take", null).expectProblem(409, "duty:absent");
    }

    @Test
    void aShiftThatBegan_isNotSwapped() throws SQLException {
        String shift = offered("2026-06-24", null);
        Jdbc.run(
                world.app.mySqlUri(),
                "UPDATE duty_shift SET starts_at = '2026-05-31 22:00:00', ends_at = '2026-06-01 02:00:00' WHERE id = "
                        + shift.substring(13));
        colleague.post(shift + "/take", null).expectProblem(409, "duty:begun");
    }
}
