package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.duty.DemoRota;
import cn.servicecircle.duty.Rules;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The README's walk-through, run line by line as it is printed. */
class ReadmeIT {
    private static final String ADDRESS = "http://127.0.0.1:8080";

    @Test
    void theWalkThroughDoesWhatItSays() throws IOException, InterruptedException {
        try (TestApp app = TestApp.start("readme", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"))) {
            planRota(app);
            String output = run(walkThrough().replace(ADDRESS, app.origin()));
            assertFalse(output.contains("urn:problem-type"), output);
            assertTrue(output.contains("\"method\":\"estimate\""), output);
            assertTrue(output.contains("下一位就是您"), output);
            assertTrue(output.contains("\"gradeText\":\"非常满意\""), output);
            assertTrue(output.contains("\"state\":\"published\",\"stateText\":\"已发布\""), output);
            assertTrue(output.contains("\"kind\":\"overturned\""), output);
        }
    }

    /** As a start with bundled servers does. */
    private static void planRota(TestApp app) {
        Rules rules = new Rules(10, Duration.ofHours(1), TestApp.CLOCK.getZone());
        Database database = new Database(app.vertx(), app.mySqlUri(), 1, 1);
        TestApp.await(new DemoRota(database, rules, TestApp.CLOCK).plan().eventually(database::close));
        Eventually.within(
                Duration.ofSeconds(4),
                "a rota",
                () -> !app.anybody().get("/stations/1/slots?itemId=1").items().isEmpty());
    }

    private static String walkThrough() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("```bash\n", readme.indexOf("## 走一遍")) + "```bash\n".length();
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", script)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(bash.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, bash.exitValue(), output);
        return output;
    }
}
