package cn.servicecircle.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was said is kept for as long as it may be looked into, and no longer. */
class ExpiryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration NEARLY = Duration.ofDays(185);
    private final TestClock clock = new TestClock("2026-03-02T09:00");
    private final TestApp app = TestApp.overMonths("expiry", clock);
    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final Topics topics = new Topics(app);

    @AfterEach
    void stop() {
        app.close();
    }

    private String value(String query) throws SQLException {
        return Jdbc.value(app.mySqlUri(), query);
    }

    /** On the day before as it was, and something else two days later. */
    private void isKeptUntilThen(String query) throws SQLException {
        String kept = value(query);
        clock.goOn(NEARLY);
        sweepsOnce();
        sweepsOnce();
        assertEquals(kept, value(query));
        clock.goOn(Duration.ofDays(2));
        Eventually.within(PATIENCE, "gone: " + query, () -> !value(query).equals(kept));
    }

    private void sweepsOnce() throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO former_name (person_id, name, replaced_at, kept_until)"
                        + " VALUES (1, '早过期了', '2020-01-01', '2020-01-01')");
        Eventually.within(PATIENCE, "swept", () -> value("SELECT COUNT(*) FROM former_name WHERE name = '早过期了'")
                .equals("0"));
    }

    @Test
    void aNameThatSomebodyGaveUp_isForgotten() throws SQLException {
        author.put("/me/name", "{\"displayName\":\"三号楼的老李\"}").expect(200);
        isKeptUntilThen("SELECT COUNT(*) FROM former_name");
        assertEquals("0", value("SELECT COUNT(*) FROM former_name"));
    }

    @Test
    void whatATopicSaidBefore_isForgotten() throws SQLException {
        long topic = topics.published();
        author.post("/topics/" + topic + "/redaction", "{\"words\":[\"内容\"]}").expect(200);
        assertEquals("1", value("SELECT COUNT(*) FROM post_version"));
        isKeptUntilThen("SELECT COUNT(*) FROM post_version");
        assertEquals("0", value("SELECT COUNT(*) FROM post_version"));
    }

    @Test
    void whySomebodyHeldATrackToBeWrong_isForgotten_butNotThatTheyDid() throws SQLException {
        long topic = topics.published("换一盏灯", Topics.SMALL);
        neighbour
                .post("/topics/" + topic + "/track-appeals", "{\"reason\":\"牵涉三栋楼\"}")
                .expect(200);
        String reason = "SELECT reason FROM track_appeal";
        clock.goOn(Duration.ofDays(187));
        assertEquals("牵涉三栋楼", value(reason), "nobody answered it yet");
        app.as("moderator-1")
                .post("/topics/" + topic + "/track-appeals/settlement", "{\"track\":\"small\",\"answer\":\"只占一栋楼前的\"}")
                .expect(200);
        isKeptUntilThen(reason);
        assertEquals("", value(reason));
        assertEquals("只占一栋楼前的", value("SELECT answer FROM track_appeal"));
    }
}
