package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmptyReportIT {
    private static final Duration SECONDS = Duration.ofSeconds(5);

    private DutyWorld world;

    @BeforeEach
    void start() throws SQLException {
        // Monday, in the first opening span.
        world = new DutyWorld("duty_empty", "2026-06-01T09:20");
        Jdbc.run(world.app.mySqlUri(), "DELETE FROM empty_report");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private Answer report(String who) {
        return world.app.as(who).post(world.station + "/empty-reports", null);
    }

    private String forecast(String day) {
        return world.span(day, "08:30").getString("forecast");
    }

    private long stored() throws SQLException {
        return Long.parseLong(Jdbc.value(world.app.mySqlUri(), "SELECT COUNT(*) FROM empty_report"));
    }

    private void upkeep() {
        Database database = new Database(world.app.vertx(), world.app.mySqlUri(), 1, 1);
        TestApp.await(
                new Upkeep(database, new Openings(null, world.clock)).attend().eventually(database::close));
    }

    @Test
    void twoResidents_areAForecastForTheSameTimeOfLaterWeeks_untilFourWeeksAreOver() throws SQLException {
        report("resident-1").expect(201);
        report("resident-1").expect(201);
        assertEquals(1, stored());
        List<String> told = world.notices("steward-1", "duty-empty");
        assertEquals(1, told.size());
        assertTrue(told.get(0).startsWith("有居民反映：6 月 1 日（周一）08:30–12:00到"), told::toString);
        assertFalse(told.get(0).contains("李阿姨"), "nobody learns who reported");
        assertEquals(List.of(), world.notices("staff-1", "duty-empty"));

        Answer listed =
                world.app.as("steward-1").get(world.station + "/empty-reports").expect(200);
        assertTrue(listed.raw().contains("6 月 1 日（周一）09:15 前后有居民来过没遇到人"), listed::raw);
        report("resident-2").expect(201);
        Eventually.within(SECONDS, "read by the node", () -> forecast("2026-06-01") != null);

        world.clock.goTo("2026-06-05T09:00");
        assertEquals("上周同一时段有居民来过没遇到人。", forecast("2026-06-08"));
        assertEquals(null, forecast("2026-06-09"), "another weekday");
        assertEquals(null, world.span("2026-06-08", "14:30").getString("forecast"), "another span");
        world.clock.goTo("2026-06-12T09:00");
        assertEquals("最近四周同一时段有居民来过没遇到人。", forecast("2026-06-15"));
        world.clock.goTo("2026-06-29T08:40");
        assertEquals(null, forecast("2026-06-29"));
        upkeep();
        assertEquals(0, stored());
    }

    @Test
    void theStewardsAnswer_isForEverybody_andNamesNobody() {
        report("resident-1").expect(201);
        report("resident-2").expect(201);
        long id = world.app
                .as("steward-1")
                .get(world.station + "/empty-reports")
                .ids()
                .get(0);
        String path = world.station + "/empty-reports/" + id + "/answer";
        world.app
                .as("steward-1")
                .post(path, "{\"answer\":\"当时是刘网格员（示例）坐班。\"}")
                .expectProblem(422, "empty-report:names-somebody");
        world.app.as("steward-1").post(path, "{\"answer\":\"已安排两人轮换。\"}").expect(204);
        Eventually.within(
                SECONDS, "on the board", () -> "今天这个时段有居民来过没遇到人。站点的管家答复：已安排两人轮换。".equals(forecast("2026-06-01")));
    }

    @Test
    void whenItIsClosed_nobodyCanBeMissed() {
        world.clock.goTo("2026-06-01T13:00");
        Answer closed = report("resident-1").expectProblem(409, "empty-report:closed");
        assertTrue(closed.text("detail").contains("0933"), closed::raw);
    }

    @Test
    void aDay_hasThreeReports() {
        List<String> stations =
                world.app.anybody().get("/stations/nearest?lng=106.67&lat=35.543&limit=20").items().stream()
                        .map(JsonObject.class::cast)
                        .filter(near -> near.getBoolean("open"))
                        .map(near -> "/stations/" + near.getLong("id") + "/empty-reports")
                        .limit(4)
                        .toList();
        List<Integer> statuses = Stream.concat(stations.stream(), Stream.of(stations.get(0)))
                .map(path -> world.app.as("resident-3").post(path, null).status())
                .toList();
        assertEquals(List.of(201, 201, 201, 429, 201), statuses, "and the first again is no fourth");
    }
}
