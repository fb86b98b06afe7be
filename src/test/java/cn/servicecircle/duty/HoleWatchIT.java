package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A running node at its own time: the 管家 hear of holes before they come. */
class HoleWatchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static DutyWorld world;

    @BeforeAll
    static void start() {
        // Monday; the station opens at 08:30, 14:30 and 19:00.
        world = new DutyWorld("duty_holes", "2026-06-01T07:00");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static List<String> told() {
        return world.notices("steward-1", "duty-hole");
    }

    private static long mentions(String span) {
        return told().stream().filter(text -> text.contains(span)).count();
    }

    private static void lookNow() throws SQLException {
        Jdbc.run(world.app.mySqlUri(), "UPDATE duty_watch SET look_at = '2026-01-01'");
    }

    /** Waits until a look that was asked for has been taken. */
    private static void looked() {
        Eventually.within(PATIENCE, "looked", () -> Jdbc.value(
                        world.app.mySqlUri(), "SELECT COUNT(*) FROM duty_watch WHERE look_at < '2026-05-01'")
                .equals("0"));
    }

    private static String[] allOf(String day) {
        return new String[] {
            world.shift(day, "08:30", "12:00", "staff-1"), world.shift(day, "14:30", "18:00", "staff-2"),
        };
    }

    @Test
    void eachHole_isToldThreeDaysAndOneDayBefore_onceEach() throws SQLException {
        world.publish(allOf("2026-06-05")).expect(201);
        looked();
        assertEquals(0, mentions("6 月 5 日"), "four days ahead is no news");

        world.clock.goTo("2026-06-02T07:00");
        lookNow();
        Eventually.within(PATIENCE, "three days before", () -> mentions("6 月 5 日（周五）19:00–20:30") == 1);
        assertEquals(0, mentions("6 月 5 日（周五）08:30"), "somebody is planned for that");
        assertTrue(told().get(0).endsWith("还没有人坐班，请安排人，或改开放时间。"), () -> told().get(0));
        lookNow();
        looked();
        world.clock.goTo("2026-06-03T07:00");
        lookNow();
        looked();
        assertEquals(1, mentions("6 月 5 日（周五）19:00–20:30"));

        world.clock.goTo("2026-06-04T07:00");
        lookNow();
        Eventually.within(PATIENCE, "one day before", () -> mentions("6 月 5 日（周五）19:00–20:30") == 2);
        lookNow();
        looked();
        assertEquals(2, mentions("6 月 5 日（周五）19:00–20:30"));
        assertEquals(List.of(), world.notices("staff-1", "duty-hole"), "those who take turns are not told");
        assertEquals(List.of(), world.notices("steward-2", "duty-hole"), "nor those further up");

        String shift = world.path(
                world.app
                        .as("staff-1")
                        .get(world.station + "/rota?from=2026-06-05&days=1")
                        .expect(200),
                "2026-06-05",
                "08:30");
        world.app.as("steward-1").post(shift + "/close", null).expect(204);
        Eventually.within(PATIENCE, "a shift that falls out", () -> mentions("6 月 5 日（周五）08:30–12:00") == 1);
    }
}
