package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rota from the draft to the board, on Monday 2026-06-01; each test has days of its own. */
class RotaApiIT {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private static DutyWorld world;

    @BeforeAll
    static void start() {
        world = new DutyWorld("duty_rota", "2026-06-01T07:00");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Answer rota(String query) {
        return world.app.as("staff-1").get(world.station + "/rota?" + query).expect(200);
    }

    private static String faults(Answer answer) {
        return answer.expectProblem(409, "rota:breaks-rules")
                .json()
                .getJsonArray("errors")
                .encode();
    }

    @Test
    void aDraft_storesNothing_andIsOnTheBoardOncePublished() {
        Answer draft = world.app
                .as("steward-1")
                .get(world.station + "/rota/draft?from=2026-06-02&days=2")
                .expect(200);
        assertEquals(6, draft.items().size());
        assertEquals(List.of(), rota("from=2026-06-02&days=2").ids());
        assertTrue(world.span("2026-06-02", "08:30").getString("text").contains("还没有安排人，来之前请先打站点电话 0933"));

        String[] shifts = draft.items().stream()
                .map(JsonObject.class::cast)
                .map(one -> new JsonObject()
                        .put("from", one.getString("from"))
                        .put("to", one.getString("to"))
                        .put("personId", one.getLong("personId"))
                        .encode())
                .toArray(String[]::new);
        assertEquals(6, world.publish(shifts).expect(201).items().size());
        Eventually.within(
                Duration.ofSeconds(3),
                "on the board",
                () -> world.span("2026-06-02", "08:30").getJsonArray("planned").size() == 1);
        JsonObject span = world.span("2026-06-02", "08:30");
        assertTrue(span.getString("text").matches("08:30–12:00 (网格员|小区党员) .*（示例）。"), span::encode);
        assertFalse(span.encode().contains("personId"), "the public does not learn ids");
        assertTrue(world.notices("staff-1", "duty-published").get(0).contains("6 月 2 日（周二）到 6 月 3 日（周三）"));

        JsonArray holes = world.app
                .as("steward-1")
                .get(world.station + "/rota/holes")
                .expect(200)
                .items();
        assertTrue(holes.encode().contains("6 月 4 日（周四）08:30–12:00 还没有人坐班"), holes::encode);
        assertFalse(holes.encode().contains("6 月 2 日"), holes::encode);
        assertEquals(
                List.of(),
                world.app
                        .as("steward-1")
                        .get(world.station + "/rota/draft?from=2026-06-02&days=2")
                        .items()
                        .getList());
    }

    @Test
    void whatBreaksARule_isNamed_andNothingIsPublished() {
        world.app
                .as("staff-1")
                .post(
                        "/me/availabilities",
                        "{\"kind\":\"absent\",\"fromDay\":\"2026-06-08\",\"toDay\":\"2026-06-08\",\"dayPart\":\"morning\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        String faults = faults(world.publish(
                world.shift("2026-06-08", "08:30", "12:00", "staff-1"),
                world.shift("2026-06-08", "14:30", "18:00", "staff-1"),
                world.shift("2026-06-08", "17:00", "18:00", "staff-2"),
                world.shift("2026-06-08", "18:30", "20:30", "staff-1"),
                world.shift("2026-06-09", "08:30", "12:00", "staff-3"),
                world.shift("2026-05-30", "08:30", "12:00", "staff-2")));
        assertTrue(faults.contains("{\"pointer\":\"/shifts/0\",\"detail\":\"刘网格员（示例）这个时间不在"), faults);
        assertFalse(faults.contains("/shifts/1\""), faults);
        assertTrue(faults.contains("{\"pointer\":\"/shifts/2\",\"detail\":\"6 月 8 日（周一）17:00–18:00这个站点已经排了人"), faults);
        assertTrue(faults.contains("/shifts/3\",\"detail\":\"刘网格员（示例）和前后的班隔得太近"), faults);
        assertTrue(faults.contains("/shifts/4\",\"detail\":\"这个人不是这个站点的坐班人员"), faults);
        assertTrue(faults.contains("/shifts/5\",\"detail\":\"一个班要先开始"), faults);
        assertEquals(List.of(), rota("from=2026-06-08&days=2").ids());
    }

    @Test
    void aWeekHasAnEnd() {
        String[] eleven = Stream.of("10", "11", "12", "13")
                .flatMap(day -> Stream.of("08:30/10:00", "11:00/12:00", "14:30/18:00")
                        .map(time -> world.shift("2026-06-" + day, time.substring(0, 5), time.substring(6), "staff-2")))
                .limit(11)
                .toArray(String[]::new);
        assertTrue(
                faults(world.publish(eleven)).contains("{\"pointer\":\"/shifts/10\",\"detail\":\"杨老党员（示例）这一周的班已经排满"));
    }

    @Test
    void theSameKey_publishesOnce() {
        String body = "{\"shifts\":[" + world.shift("2026-06-16", "08:30", "12:00", "staff-1") + "]}";
        String key = UUID.randomUUID().toString();
        Answer first = world.app.as("steward-1").post(world.station + "/rota", body, "Idempotency-Key", key);
        Answer again = world.app.as("steward-1").post(world.station + "/rota", body, "Idempotency-Key", key);
        assertEquals(first.expect(201).raw(), again.expect(201).raw());
        assertEquals(1, rota("from=2026-06-16&days=1").ids().size());
    }

    @Test
    void aHole_isFilledByALaterPublication() {
        world.publish(world.shift("2026-06-17", "08:30", "12:00", null)).expect(201);
        assertTrue(rota("from=2026-06-17&days=1").raw().contains("还没有安排人"));
        world.publish(world.shift("2026-06-17", "08:30", "12:00", "staff-1")).expect(201);
        Answer filled = rota("from=2026-06-17&days=1");
        assertEquals(1, filled.ids().size());
        assertTrue(filled.raw().contains("网格员 刘网格员（示例）"));
    }

    @Test
    void ofTwoPublicationsAtOnce_oneGetsThePerson() {
        long other = world.app
                .as("staff-4")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        JsonObject place = world.app.anybody().get("/stations/" + other).json();
        world.app
                .as("admin")
                .post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"staff\",\"areaId\":%d,\"stationId\":%d,\"dutyRole\":\"party-member\"}"
                                .formatted(world.id("staff-2"), place.getLong("areaId"), other))
                .expect(201);
        for (int round = 22; round < 30; round++) {
            String day = "2026-06-" + round;
            List<CompletableFuture<Answer>> both = Stream.of(world.station, "/stations/" + other)
                    .map(path -> CompletableFuture.supplyAsync(
                            () -> world.publishAt(path, world.shift(day, "08:30", "12:00", "staff-2"))))
                    .toList();
            List<Integer> statuses =
                    both.stream().map(one -> one.join().status()).sorted().toList();
            assertEquals(List.of(201, 409), statuses);
        }
    }

    @Test
    void aClosedShift_leavesAHole_andAClosedHoleNothing() {
        String shift = world.published("2026-07-01", "08:30", "12:00", "staff-1");
        world.app.as("steward-1").post(shift + "/close", null).expect(204);
        assertTrue(world.notices("staff-1", "duty-closed").get(0).startsWith("您7 月 1 日（周三）08:30–12:00在"));
        world.app.as("steward-1").post(shift + "/close", null).expectProblem(404, "duty:not-found");
        Answer left = rota("from=2026-07-01&days=1");
        assertTrue(left.raw().contains("还没有安排人"));
        world.app
                .as("steward-1")
                .post(world.path(left, "2026-07-01", "08:30") + "/close", null)
                .expect(204);
        assertEquals(List.of(), rota("from=2026-07-01&days=1").ids());
    }

    @Test
    void aDraft_beginsWithinFiveWeeks() {
        world.app
                .as("steward-1")
                .get(world.station + "/rota/draft?from=2026-05-31")
                .expectProblem(422, "rota:draft-too-far");
        world.app
                .as("steward-1")
                .get(world.station + "/rota/draft?from=2026-07-07")
                .expectProblem(422, "rota:draft-too-far");
        for (String day : List.of("0001-01-01", "9999-12-31")) {
            world.app.as("staff-1").get(world.station + "/rota?from=" + day).expectProblem(422, "rota:too-far");
            assertTrue(faults(world.publish(world.shift(day, "08:30", "12:00", "staff-1")))
                    .contains("/shifts/0"));
        }
    }

    @Test
    void theStewardReads_whatStaffSaid() {
        world.app
                .as("staff-2")
                .post(
                        "/me/availabilities",
                        "{\"kind\":\"rather-not\",\"fromDay\":\"2026-07-06\",\"toDay\":\"2026-08-01\",\"weekday\":1}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        Eventually.within(SECONDS, "read", () -> world.app
                .as("steward-1")
                .get(world.station + "/availabilities")
                .expect(200)
                .raw()
                .contains("最好不要：周一"));
    }
}
