package cn.servicecircle.deliberation;

import static cn.servicecircle.deliberation.CourseFixture.PATIENCE;
import static cn.servicecircle.deliberation.CourseFixture.hears;
import static cn.servicecircle.deliberation.CourseFixture.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds a stage takes nothing of its days, and does not hold it for ever. */
class HeldStageIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);
    private final CourseFixture courses = new CourseFixture(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("held_stage", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Instant openUntil(JsonObject course) {
        return Instant.parse(course.getString("openUntil"));
    }

    private void report(int resident, long topic) {
        app.as("resident-" + resident)
                .post("/reports", "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(topic))
                .expect(201);
    }

    /** By as many reports of neighbours as the rule says, six of which are only written down. */
    private void cover(long topic) throws SQLException {
        report(3, topic);
        Jdbc.run(app.mySqlUri(), """
                INSERT INTO report (case_id, person_id, of_group, reason, reported_at, answered)
                SELECT m.id, p.id, TRUE, 'other', UTC_TIMESTAMP(6), FALSE
                FROM moderation m JOIN (SELECT id FROM person WHERE openid LIKE 'demo-st%%' ORDER BY id LIMIT 6) p
                WHERE m.subject_kind = 'topic' AND m.subject_id = %d
                """.formatted(topic));
        report(4, topic);
        neighbour.get("/topics/" + topic).expectProblem(404, "topic:not-found");
    }

    private static void isLookedAt(long topic) {
        Eventually.within(PATIENCE, "looked at", () -> Jdbc.value(
                        app.mySqlUri(),
                        "SELECT alarm_at > '%s' FROM course WHERE topic_id = %d"
                                .formatted(
                                        CLOCK.instant()
                                                .toString()
                                                .replace("T", " ")
                                                .replace("Z", ""),
                                        topic))
                .equals("1"));
    }

    /** Published by a moderator, still open for objections, which nobody could make meanwhile. */
    private JsonObject shownAfterTwelveDays(long topic) {
        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expectProblem(404, "topic:not-found");
        CLOCK.goOn(Duration.ofDays(12));
        isLookedAt(topic);
        topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        JsonObject shown = courses.of(topic);
        assertEquals("objection", shown.getString("stage"));
        return shown;
    }

    @Test
    void whileReportsCoverATopic_itsDaysForObjectionsAreNotUsedUp() throws SQLException {
        long topic = topics.published("装一盏路灯", Topics.SMALL);
        neighbour.put(path(topic, "support"), null).expect(200);
        Instant until = openUntil(courses.of(topic));
        CLOCK.goOn(Duration.ofDays(1));
        cover(topic);
        JsonObject shown = shownAfterTwelveDays(topic);
        Duration putOff = Duration.between(until, openUntil(shown));
        assertTrue(putOff.toDays() >= 12 && putOff.toDays() < 20, putOff.toString());
        hears(neighbour, topic, "议题有 12 天没有公开，这一步的期限顺延。异议期到");
        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expect(204);
        CLOCK.goOn(Duration.between(CLOCK.instant(), openUntil(shown)));
        hears(author, topic, "收到 1 份异议");
        assertEquals(List.of("begun", "put-off", "entered"), courses.steps(topic));
    }

    @Test
    void whileATopicWaits_becauseItsAuthorRewordedIt_itsDaysForObjectionsAreNotUsedUp() {
        long topic = topics.published("装一盏路灯不要太亮", Topics.SMALL);
        Instant until = openUntil(courses.of(topic));
        CLOCK.goOn(Duration.ofDays(1));
        author.post(path(topic, "redaction"), "{\"words\":[\"不要\"]}").expect(200);
        JsonObject shown = shownAfterTwelveDays(topic);
        Duration putOff = Duration.between(until, openUntil(shown));
        assertTrue(putOff.toDays() >= 12 && putOff.toDays() < 20, putOff.toString());
        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expect(204);
        assertEquals(List.of("begun", "put-off"), courses.steps(topic));
    }

    @Test
    void thoseWhoMayAnswerAnAppeal_areTold_andWhenTheyAreLate_everybodyIs() {
        long topic = topics.published("占用绿地停车", Topics.SMALL);
        neighbour.post(path(topic, "track-appeals"), "{\"reason\":\"牵涉三栋楼\"}").expect(200);
        hears(moderator, topic, "有邻居认为走错了程序，答复以前议题不往下走，请最晚");
        assertTrue(
                courses.of(topic).getString("says").contains("主持最晚"),
                courses.of(topic).encode());
        CLOCK.goOn(Duration.ofDays(4));
        assertEquals(List.of("begun", "contested"), courses.steps(topic));
        CLOCK.goOn(Duration.ofDays(10));
        hears(author, topic, "到期还没有答复");
        hears(moderator, topic, "到期还没有答复。答复以前议题不往下走，请尽快答复");
        hears(app.as("admin"), topic, "请督促或指定一位主持");
        assertEquals(List.of("begun", "contested", "late"), courses.steps(topic));
        assertTrue(courses.of(topic).getString("says").endsWith("已经逾期，已提醒主持。"));
    }

    @Test
    void nobodyHoldsATopicAgainAndAgain() {
        long topic = topics.published("挪花坛", Topics.BIG);
        String appeal = "{\"reason\":\"是小事\"}";
        neighbour.post(path(topic, "track-appeals"), appeal).expect(200);
        moderator
                .post(path(topic, "track-appeals/settlement"), "{\"track\":\"big\",\"answer\":\"牵涉三栋楼\"}")
                .expect(200);
        neighbour.post(path(topic, "track-appeals"), appeal).expectProblem(409, "deliberation:appealed-before");
        assertEquals(List.of("begun", "contested", "settled"), courses.steps(topic));
        app.as("resident-3").post(path(topic, "track-appeals"), appeal).expect(200);
    }
}
