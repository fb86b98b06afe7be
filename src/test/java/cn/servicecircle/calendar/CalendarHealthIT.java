package cn.servicecircle.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A calendar that ends is told to the operator months ahead, and takes no node out of service. */
class CalendarHealthIT {
    private static final int WARN_DAYS = 366;
    private static final Duration FOLLOWS = Duration.ofSeconds(5);
    private static final int THIS_YEAR = LocalDate.now(TestApp.CLOCK).getYear();
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start("calendar_health", Map.of("CIRCLE_CALENDAR_WARN_DAYS", String.valueOf(WARN_DAYS)));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Stores a calendar of these years only, and waits until the node holds it. */
    private static WorkCalendar calendarOf(int... years) throws SQLException {
        List<SpecialDay> days = Arrays.stream(years)
                .mapToObj(year -> new SpecialDay(LocalDate.of(year, 1, 1), SpecialDay.Kind.OFF, "元旦"))
                .toList();
        Jdbc.run(app.mySqlUri(), "DELETE FROM calendar_day");
        for (SpecialDay day : days) {
            Jdbc.run(app.mySqlUri(), "INSERT INTO calendar_day VALUES ('%s', 'off', '元旦')".formatted(day.date()));
        }
        Jdbc.run(app.mySqlUri(), "UPDATE snapshot_version SET version = version + 1 WHERE name = 'calendar'");
        Eventually.within(
                FOLLOWS,
                "the new calendar",
                () -> app.anybody().get("/calendar").items().size() == days.size());
        return new WorkCalendar(days);
    }

    /** The data of the check, on a node that is ready. */
    private static JsonObject health() throws IOException, InterruptedException {
        HttpResponse<String> ready = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(app.origin() + "/health/ready"))
                                .build(),
                        BodyHandlers.ofString());
        assertEquals(200, ready.statusCode());
        JsonObject check = new JsonObject(ready.body())
                .getJsonArray("checks").stream()
                        .map(JsonObject.class::cast)
                        .filter(one -> one.getString("id").equals("calendar"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("UP", check.getString("status"));
        return check.getJsonObject("data");
    }

    @Test
    void theLastDay_andWhatToDo_areTold_asLongBeforeAsIsConfigured() throws Exception {
        Outlook expected = Outlook.of(calendarOf(THIS_YEAR), LocalDate.now(TestApp.CLOCK), WARN_DAYS);
        JsonObject told = health();
        assertEquals(THIS_YEAR + "-12-31", told.getString("until"));
        assertEquals(expected.daysLeft(), told.getLong("daysLeft"));
        assertEquals(expected.warning(), told.getString("warning"));
    }

    @Test
    void withNextYearImported_thereIsNoWarning() throws Exception {
        calendarOf(THIS_YEAR, THIS_YEAR + 1);
        assertEquals(Set.of("until", "daysLeft"), health().fieldNames());
    }

    @Test
    void withoutAnyCalendar_theNodeServesOn() throws Exception {
        assertEquals(Optional.empty(), calendarOf().until());
        assertEquals(Set.of("daysLeft", "warning"), health().fieldNames());
        assertNull(app.anybody().get("/calendar").expect(200).text("until"));
    }
}
