package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.servicecircle.Helps;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions as those see them whose posts they are about: from what they are shown they can appeal, and reports are no decisions. */
class AuthorsSideIT {
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";
    private static final String PUBLISH = "{\"decision\":\"publish\"}";
    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("authors_side", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What was done to the authors of other tests was long ago. */
    @BeforeEach
    void forgive() throws SQLException {
        Jdbc.run(app.mySqlUri(), "UPDATE moderation SET decided_at = decided_at - INTERVAL 200 DAY");
    }

    private static String comments(long topic) {
        return "/topics/" + topic + "/comments";
    }

    private static Answer say(ApiClient who, long topic, String body) {
        return who.post(comments(topic), "{\"body\":\"%s\"}".formatted(body)).expect(201);
    }

    private static JsonObject shown(ApiClient who, String list, long id) {
        return who.get(list).expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getLong("id") == id)
                .findFirst()
                .orElseThrow();
    }

    /** The newest of the kind. */
    private static JsonObject told(ApiClient who, String kind) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void isAppealedByWhatItsAuthorIsShown(
            ApiClient person, String kind, long id, String called, Supplier<JsonObject> post) {
        topics.decide(kind, id, HIDE);
        JsonObject notice = told(person, "post-hidden");
        assertEquals("/moderations/" + post.get().getLong("moderationId"), notice.getString("link"));
        assertEquals(called, notice.getString("subject"));
        JsonObject found =
                person.get(notice.getString("link")).expect(200).json().getJsonObject("moderation");
        assertEquals(kind, found.getString("subject"));
        assertEquals(id, found.getLong("subjectId"));
        assertEquals("hidden", found.getString("state"));
        person.post(notice.getString("link") + "/appeal", "{\"reason\":\"没有点名\"}")
                .expect(200);
    }

    @Test
    void whatIsHidden_isFoundAndAppealedByItsAuthor_fromTheNotice_andFromThePostItself() {
        long open = topics.published();
        long topic = topics.pending();
        String path = "/topics/" + topic;
        isAppealedByWhatItsAuthorIsShown(author, "topic", topic, "您的议题", () -> author.get(path)
                .expect(200)
                .json());
        assertFalse(moderator.get(path).expect(200).json().containsKey("moderationId"));
        long comment = say(neighbour, open, "示例待审").id();
        isAppealedByWhatItsAuthorIsShown(
                neighbour, "comment", comment, "您的评论", () -> shown(neighbour, comments(open), comment));
        ApiClient steward = app.as("steward-1");
        String answers = "/topics/" + open + "/answers";
        long answer = steward.post(answers, "{\"text\":\"示例待审\"}").expect(201).id();
        isAppealedByWhatItsAuthorIsShown(steward, "answer", answer, "您的官方答复", () -> shown(steward, answers, answer));
        Answer help = new Helps(app).post(neighbour, "ask", "示例待审，搬一个柜子").expect(201);
        isAppealedByWhatItsAuthorIsShown(neighbour, "help", help.id(), "搬东西（求助）", () -> neighbour
                .get("/helps/" + help.id())
                .expect(200)
                .json());
    }

    @Test
    void whatOthersSee_showsNoCase_andNoTitleOfWhatIsHiddenIsKeptInWhatWasToldOfIt() throws SQLException {
        long topic = topics.published("三楼那家人的事", null);
        assertFalse(author.get("/topics/" + topic).expect(200).json().containsKey("moderationId"));
        long comment = say(author, topic, "我再说一句").id();
        assertFalse(shown(author, comments(topic), comment).containsKey("moderationId"));
        report(neighbour, "topic", topic);
        topics.decide("topic", topic, HIDE);
        assertEquals("您的议题", told(author, "post-hidden").getString("subject"));
        assertEquals(
                "0",
                Jdbc.value(
                        app.mySqlUri(),
                        "SELECT COUNT(*) FROM notification WHERE CONCAT(subject, text) LIKE '%三楼那家人%'"));
    }

    private static void report(ApiClient who, String kind, long id) {
        who.post("/reports", "{\"subject\":\"%s\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(kind, id))
                .expect(201);
    }

    @Test
    void aReport_takesNobodysTrustAway_butAModeratorsDecisionDoes() {
        long topic = topics.published();
        ApiClient newcomer = app.as("resident-3");
        Answer first = say(newcomer, topic, "第一次说话");
        assertEquals("pending", first.text("state"));
        topics.decide("comment", first.id(), PUBLISH);
        report(app.as("resident-4"), "comment", first.id());
        assertEquals("published", say(newcomer, topic, "第二次").text("state"));
        topics.decide("comment", first.id(), HIDE);
        assertEquals("pending", say(newcomer, topic, "第三次").text("state"));
    }

    @Test
    void whatNobodyHasLookedAtYet_makesNobodyTrusted() {
        long topic = topics.published();
        ApiClient newcomer = app.as("resident-5");
        say(newcomer, topic, "第一次说话");
        assertEquals("pending", say(newcomer, topic, "第二次").text("state"));
    }
}
