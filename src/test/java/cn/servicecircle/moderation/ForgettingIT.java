package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people wrote is kept for half a year after the last word on it, and not a day longer. */
class ForgettingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";
    private static TestApp app;

    private final ApiClient author = app.as("resident-2");
    private final ApiClient other = app.as("resident-3");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("forgetting", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static ApiClient anew(String who) {
        return new ApiClient(app.vertx(), app.origin(), app.newToken(who));
    }

    private static String value(String query) throws SQLException {
        return Jdbc.value(app.mySqlUri(), query);
    }

    private static String text(long caseId) throws SQLException {
        return value("SELECT text FROM moderation WHERE id = " + caseId);
    }

    private static void isForgotten(long caseId) {
        Eventually.within(PATIENCE, "case " + caseId + " is forgotten", () -> {
            try {
                return text(caseId).isEmpty();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** A comment that was reported, and hidden for it: its case. */
    private long hidden(ApiClient who, String body) {
        long comment = who.post("/topics/" + topics.published() + "/comments", "{\"body\":\"%s\"}".formatted(body))
                .expect(201)
                .id();
        app.as("resident-1")
                .post(
                        "/reports",
                        "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\",\"text\":\"他骂人\"}"
                                .formatted(comment))
                .expect(201);
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        return id;
    }

    private static int versions(String path) {
        return anew("moderator-1").get(path + "/versions").expect(200).items().size();
    }

    private static String appeal(String path) {
        return path + "/appeal";
    }

    @Test
    void theWordsOfACase_andWhatAuthorsBlottedOut_areForgottenHalfAYearAfterTheLastDecision_andTheLogStays()
            throws SQLException {
        long appealed = hidden(author, "申诉过的话");
        long sanctioned = hidden(other, "处理过的话");
        long help = new Helps(app).post(author, "ask", "示例待审，搬一个柜子").expect(201).id();
        long helpCase = topics.caseOf("help", help).orElseThrow();
        topics.decide("help", help, "{\"decision\":\"publish\"}");
        long plain = hidden(app.as("resident-4"), "没有申诉的话");
        long sanction = app.as("moderator-1")
                .post(
                        "/moderations/" + sanctioned + "/sanction",
                        "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"骂人\"}")
                .expect(201)
                .id();
        String path = "/topics/" + topics.published("打13800001234", null);
        app.as("resident-1")
                .post(path + "/redaction", "{\"kinds\":[\"phone\"]}")
                .expect(200);
        CLOCK.goOn(Duration.ofDays(10));
        author.post(appeal("/moderations/" + appealed), "{\"reason\":\"我没有骂人\"}")
                .expect(200);
        other.post(appeal("/sanctions/" + sanction), "{\"reason\":\"太重了\"}").expect(200);
        app.as("moderator-3")
                .post(appeal("/moderations/" + appealed) + "/answer", "{\"upheld\":true,\"answer\":\"骂了\"}")
                .expect(200);

        CLOCK.goOn(Duration.ofDays(176).minusMinutes(1));
        assertEquals("没有申诉的话", text(plain));
        assertEquals(1, versions(path));
        CLOCK.goOn(Duration.ofMinutes(1));
        isForgotten(plain);
        isForgotten(helpCase);
        Eventually.within(PATIENCE, "the old version is gone", () -> versions(path) == 0);
        assertEquals("1", value("SELECT COUNT(*) FROM report WHERE text IS NULL AND case_id = " + plain));
        assertEquals("申诉过的话", text(appealed));
        assertEquals("处理过的话", text(sanctioned));
        String forgotten =
                anew("moderator-1").get("/moderations/" + plain).expect(200).raw();
        assertTrue(forgotten.contains("\"text\":\"\""), forgotten);

        CLOCK.goOn(Duration.ofDays(10));
        isForgotten(appealed);
        assertEquals("", value("SELECT reason FROM moderation_appeal WHERE case_id = " + appealed));
        assertEquals("处理过的话", text(sanctioned));
        anew("moderator-3")
                .post(appeal("/sanctions/" + sanction) + "/answer", "{\"upheld\":true,\"answer\":\"不重\"}")
                .expect(200);
        CLOCK.goOn(Duration.ofDays(186));
        isForgotten(sanctioned);
        assertEquals("", value("SELECT appeal FROM sanction WHERE id = " + sanction));
        assertEquals("3", value("SELECT COUNT(*) FROM moderation_event WHERE kind = 'hidden' AND reason <> ''"));
    }
}
