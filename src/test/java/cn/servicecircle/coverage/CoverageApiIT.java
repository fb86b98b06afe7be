package cn.servicecircle.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CoverageApiIT {
    private final ApiClient admin = TestApp.shared().as("admin");

    @Test
    void theAuditOfTheDemo_countsTheSameInEveryForm() {
        JsonObject audit = Eventually.noLaterThan(Duration.ofSeconds(10), () -> admin.get("/coverage?week=2026-11-26"))
                .expect(200)
                .json();
        assertEquals("2026-11-23", audit.getString("monday"));
        assertEquals(508, audit.getInteger("homes") + audit.getInteger("unplaced"));
        int bare = audit.getJsonArray("bare").size();
        assertTrue(audit.getString("sentence").contains("有 " + bare + " 个步行 10 分钟内没有服务站"), audit::encode);
        // By night everybody is without, by day no more than are without a station, or it is closed.
        JsonArray monday = audit.getJsonArray("uncovered").getJsonArray(0);
        assertEquals(audit.getInteger("homes"), monday.getInteger(3));
        assertTrue(monday.getInteger(9) >= bare && monday.getInteger(9) < audit.getInteger("homes"), monday::encode);

        String[] rows =
                admin.get("/coverage.csv?week=2026-11-26").expect(200).raw().split("\r\n");
        assertEquals(1 + audit.getInteger("homes"), rows.length);
        assertEquals(
                bare,
                java.util.Arrays.stream(rows)
                        .filter(row -> row.contains(",没有,"))
                        .count());

        String page = admin.get("/coverage.html?week=2026-11-26").expect(200).raw();
        assertTrue(page.contains(audit.getString("sentence")));
        assertEquals(bare, page.split("✕<title>", -1).length - 1);
        assertEquals(60, page.split("■<title>", -1).length - 1);
        assertTrue(
                !page.contains("http://")
                        || !page.replace("http://www.w3.org/2000/svg", "").contains("http"),
                "nothing from outside");
    }

    @Test
    void inTheWeekOfAHoliday_closedStationsCoverNobody() {
        JsonArray uncovered =
                admin.get("/coverage?week=2026-10-01").expect(200).json().getJsonArray("uncovered");
        // Monday the 28th of September is worked, Thursday the 1st of October is 国庆节.
        assertTrue(
                uncovered.getJsonArray(0).getInteger(9)
                        < uncovered.getJsonArray(3).getInteger(9),
                uncovered::encode);
    }
}
