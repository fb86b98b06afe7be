package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.EventStream;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The staff's work list changes by itself, and a client that was away hears what it missed. */
class LiveFeedIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final TestApp app = TestApp.shared();
    private final Errands errands = new Errands(app);
    private final ApiClient staff = app.as("staff-1");
    private final String path = "/stations/" + app.station() + "/errands/live";

    private EventStream listen(String lastEventId) {
        return EventStream.open(app.origin(), path, staff.token(), lastEventId);
    }

    private static Stream<Map<String, String>> of(EventStream stream, long errand) {
        return stream.events().stream()
                .filter(event -> event.getOrDefault("data", "").contains("\"errandId\":" + errand + ","));
    }

    private static List<String> kinds(EventStream stream, long errand) {
        return of(stream, errand)
                .map(event -> event.get("data").replaceAll(".*\"kind\":\"([a-z-]+)\".*", "$1"))
                .toList();
    }

    @Test
    void whatHappens_isHeardOnce_andInOrder() {
        try (EventStream stream = listen(null)) {
            assertEquals(200, stream.status());
            assertEquals("text/event-stream", stream.contentType());
            long errand = errands.claimed();
            Eventually.within(
                    SOON, "filed and claimed", () -> kinds(stream, errand).size() == 2);
            assertEquals(List.of("filed", "claimed"), kinds(stream, errand));
            assertTrue(
                    stream.events().stream().noneMatch(event -> event.toString().contains("示例")), "no names");
        }
    }

    @Test
    void anotherStation_hearsNothing() {
        ApiClient elsewhere = app.as("staff-3");
        long station = elsewhere
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        try (EventStream here = listen(null);
                EventStream there = EventStream.open(
                        app.origin(), "/stations/" + station + "/errands/live", elsewhere.token(), null)) {
            long errand = errands.filed();
            Eventually.within(SOON, "filed", () -> kinds(here, errand).size() == 1);
            assertEquals(List.of(), kinds(there, errand));
        }
        try (EventStream refused = EventStream.open(app.origin(), path, elsewhere.token(), null)) {
            assertEquals(403, refused.status());
        }
    }

    @Test
    void whoeverComesBack_hearsWhatWasMissed() {
        long first;
        String lastHeard;
        try (EventStream stream = listen(null)) {
            first = errands.filed();
            Eventually.within(SOON, "filed", () -> kinds(stream, first).size() == 1);
            lastHeard = of(stream, first).findFirst().orElseThrow().get("id");
        }
        staff.post("/errands/" + first + "/claim", null).expect(200);
        long second = errands.filed();
        try (EventStream back = listen(lastHeard)) {
            Eventually.within(
                    SOON,
                    "what was missed",
                    () -> kinds(back, first).contains("claimed")
                            && kinds(back, second).contains("filed"));
        }
        try (EventStream longAway = listen("1")) {
            Eventually.within(SOON, "an answer", () -> longAway.events().size() > 1);
        }
    }

    /** The id was given before that of a step which was committed sooner. */
    @Test
    void aStepThatIsCommittedLate_isHeardToo() throws SQLException {
        long late = errands.filed();
        try (EventStream stream = listen(null);
                Connection slow = Jdbc.open(app.mySqlUri());
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("SET time_zone = '+00:00'");
            statement.execute(
                    "INSERT INTO errand_event (errand_id, kind, actor_id, at) SELECT id, 'started', principal_id,"
                            + " UTC_TIMESTAMP(6) FROM errand WHERE id = " + late);
            long sooner = errands.filed();
            Eventually.within(
                    SOON, "the sooner one", () -> kinds(stream, sooner).contains("filed"));
            slow.commit();
            Eventually.within(SOON, "the late one", () -> kinds(stream, late).contains("started"));
        }
    }
}
