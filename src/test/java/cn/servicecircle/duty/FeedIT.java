package cn.servicecircle.duty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FeedIT {
    private static DutyWorld world;

    @BeforeAll
    static void start() {
        world = new DutyWorld("duty_feed", "2026-06-01T07:00");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String address(String who) {
        return world.app.as(who).post("/me/duty-feed", null).expect(201).text("address");
    }

    private static List<VEvent> events(String path) {
        Answer answer = world.app.anybody().get(path).expect(200);
        assertEquals("text/calendar", answer.header("Content-Type"));
        assertTrue(answer.raw().lines().allMatch(line -> line.getBytes(UTF_8).length <= 75));
        return Biweekly.parse(answer.raw()).first().getEvents();
    }

    private static VEvent only(String path) {
        List<VEvent> events = events(path);
        assertEquals(1, events.size());
        return events.get(0);
    }

    @Test
    void aShift_isInItsPersonsCalendar_andMovesWithIt_underTheSameUid() {
        String shift = world.published("2026-06-02", "08:30", "12:00", "staff-1");
        String mine = address("staff-1");
        String theirs = address("staff-2");
        VEvent before = only(mine);
        assertEquals(
                "duty-" + shift.substring(13) + "@service-circle",
                before.getUid().getValue());
        assertEquals(
                world.moment("2026-06-02", "08:30"),
                before.getDateStart().getValue().toInstant().toString());
        assertEquals(
                world.moment("2026-06-02", "12:00"),
                before.getDateEnd().getValue().toInstant().toString());
        assertTrue(world.app.anybody().get(mine).raw().contains("DTSTART:20260602T003000Z"));
        assertTrue(world.app.anybody().get(mine).raw().contains("X-WR-CALNAME:我的坐班"));
        assertTrue(before.getSummary().getValue().startsWith("坐班："));
        assertEquals(0, before.getSequence().getValue());
        assertEquals(List.of(), events(theirs));
        assertTrue(only(world.station + "/duty.ics").getSummary().getValue().endsWith("刘网格员（示例）"));

        world.app.as("staff-1").put(shift + "/offer", "{}").expect(200);
        world.app.as("staff-2").post(shift + "/take", null).expect(200);
        assertEquals(List.of(), events(mine));
        assertEquals(before.getUid().getValue(), only(theirs).getUid().getValue());
        assertEquals(1, only(theirs).getSequence().getValue());

        world.app.as("steward-1").post(shift + "/close", null).expect(204);
        assertEquals(List.of(), events(theirs));
        VEvent hole = only(world.station + "/duty.ics");
        assertTrue(hole.getSummary().getValue().startsWith("还没有安排人"));
        assertNotEquals(before.getUid().getValue(), hole.getUid().getValue());
    }

    @Test
    void anAddress_isASecret_thatItsOwnerReplacesAndRevokes() throws SQLException {
        String first = address("staff-3");
        String token = first.substring("/duty-feeds/".length(), first.length() - ".ics".length());
        assertFalse(Jdbc.rows(world.app.mySqlUri(), "SELECT * FROM duty_feed")
                .toString()
                .contains(token));

        String second = address("staff-3");
        world.app.anybody().get(first).expectProblem(404, "duty-feed:not-found");
        world.app.anybody().get(second).expect(200);
        world.app.as("staff-3").delete("/me/duty-feed").expect(204);
        world.app.anybody().get(second).expectProblem(404, "duty-feed:not-found");
    }
}
