package cn.servicecircle.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoRotaIT {

    @Test
    void theDemo_hasARotaFromItsFirstStart_andOnce() throws Exception {
        try (DutyWorld world = new DutyWorld("duty_demo", "2026-06-01T09:00")) {
            Database database = new Database(world.app.vertx(), world.app.mySqlUri(), 1, 1);
            Rules rules = new Rules(10, Duration.ofHours(1), world.clock.getZone());
            DemoRota demo = new DemoRota(database, rules, world.clock);
            TestApp.await(demo.plan());
            String count = "SELECT COUNT(*) FROM duty_shift";
            String planned = Jdbc.value(world.app.mySqlUri(), count);
            TestApp.await(demo.plan().eventually(database::close));
            assertEquals(planned, Jdbc.value(world.app.mySqlUri(), count));
            Eventually.within(Duration.ofSeconds(3), "somebody is there now", () -> world.span("2026-06-01", "08:30")
                    .getString("text")
                    .contains("（示例）"));
            assertTrue(Integer.parseInt(planned) > 14 * 9, planned);
        }
    }
}
