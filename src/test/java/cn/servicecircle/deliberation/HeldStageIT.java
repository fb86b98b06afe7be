package cn.servicecircle.deliberation;

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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds a stage takes nothing of its days, and does not hold it for ever. */
class HeldStageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        Map<String, String> longSessions =
                Map.of("CIRCLE_SESSION_IDLE_DAYS", "90", "CIRCLE_SESSION_ABSOLUTE_DAYS", "365");
        app = TestApp.start("held_stage", longSessions, CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String path(long topic, String step) {
        return "/topics/" + topic + "/" + step;
    }

    private JsonObject course(long topic) {
        return neighbour.get(path(topic, "course")).expect(200).json();
    }

    private static Instant openUntil(JsonObject course) {
        return Instant.parse(course.getString("openUntil"));
    }

    private List<String> steps(long topic) {
        return course(topic).getJsonArray("steps").stream()
                .map(JsonObject.class::cast)
                .map(step -> step.getString("kind"))
                .toList();
    }

    private static List<String> heard(ApiClient who, long topic) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals("/topics/" + topic))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    private static void hears(ApiClient who, long topic, String words) {
        Eventually.within(PATIENCE, words, () -> heard(who, topic).stream().anyMatch(text -> text.contains(words)));
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

    @Test
    void whileReportsCoverATopic_itsDaysForObjectionsAreNotUsedUp() throws SQLException {
        long topic = topics.published("装一盏路灯", Topics.SMALL);
        neighbour.put(path(topic, "support"), null).expect(200);
        Instant until = openUntil(course(topic));
        CLOCK.goOn(Duration.ofDays(1));
        cover(topic);
        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expectProblem(404, "topic:not-found");
        CLOCK.goOn(Duration.ofDays(12));
        isLookedAt(topic);
        topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        JsonObject shown = course(topic);
        assertEquals("objection", shown.getString("stage"));
        Duration putOff = Duration.between(until, openUntil(shown));
        assertTrue(putOff.toDays() >= 12 && putOff.toDays() < 20, putOff.toString());
        hears(neighbour, topic, "议题有 12 天没有公开，这一步的期限顺延。异议期到");
        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expect(204);
        CLOCK.goOn(Duration.between(CLOCK.instant(), openUntil(shown)));
        hears(author, topic, "收到 1 份异议");
        assertEquals(List.of("begun", "put-off", "entered"), steps(topic));
    }

    @Test
    void thoseWhoMayAnswerAnAppeal_areTold_andWhenTheyAreLate_everybodyIs() {
        long topic = topics.published("占用绿地停车", Topics.SMALL);
        neighbour.post(path(topic, "track-appeals"), "{\"reason\":\"牵涉三栋楼\"}").expect(200);
        hears(moderator, topic, "有邻居认为走错了程序，答复以前议题不往下走，请最晚");
        assertTrue(
                course(topic).getString("says").contains("主持最晚"), course(topic).encode());
        CLOCK.goOn(Duration.ofDays(4));
        assertEquals(List.of("begun", "contested"), steps(topic));
        CLOCK.goOn(Duration.ofDays(10));
        hears(author, topic, "到期还没有答复");
        hears(moderator, topic, "到期还没有答复。答复以前议题不往下走，请尽快答复");
        hears(app.as("admin"), topic, "请督促或指定一位主持");
        assertEquals(List.of("begun", "contested", "late"), steps(topic));
        assertTrue(course(topic).getString("says").endsWith("已经逾期，已提醒主持。"));
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
        assertEquals(List.of("begun", "contested", "settled"), steps(topic));
        app.as("resident-3").post(path(topic, "track-appeals"), appeal).expect(200);
    }
}
