package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blotting out more than personal data may say something new. */
class RedactionApiIT {
    private static final String PUBLISH = "{\"decision\":\"publish\"}";
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";

    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("redaction_api", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Answer redact(ApiClient who, String path, String word) {
        return who.post(path + "/redaction", "{\"words\":[\"%s\"]}".formatted(word));
    }

    private static void report(ApiClient who, long comment) {
        who.post("/reports", "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(comment))
                .expect(201);
    }

    private long comment(long topic, String body) {
        Answer said = author.post("/topics/" + topic + "/comments", "{\"body\":\"%s\"}".formatted(body))
                .expect(201);
        assertEquals("published", said.text("state"));
        return said.id();
    }

    private JsonObject openCase(String subject, long id) {
        return moderator
                .get("/moderations/" + topics.caseOf(subject, id).orElseThrow())
                .expect(200)
                .json()
                .getJsonObject("moderation");
    }

    private List<String> read(long topic) {
        return neighbour.get("/topics/" + topic + "/comments").expect(200).items().stream()
                .map(item -> ((JsonObject) item).getString("body"))
                .toList();
    }

    @Test
    void aTopicThatSaysTheOppositeNow_isSeenByNobody_untilAModeratorHasReadWhatItSaysNow() {
        long topic = topics.published("大家不要去打王某家", null);
        String path = "/topics/" + topic;
        Answer redacted = redact(author, path, "不要").expect(200);
        assertEquals("大家＊＊去打王某家", redacted.text("title"));
        assertEquals("pending", redacted.text("state"));
        neighbour.get(path).expect(404);
        assertEquals("大家＊＊去打王某家\n内容", openCase("topic", topic).getString("text"));
        topics.decide("topic", topic, PUBLISH);
        assertEquals("大家＊＊去打王某家", neighbour.get(path).expect(200).text("title"));
    }

    @Test
    void aCommentThatTheChecksWouldNotLetPass_isBlottedAtOnce_andWaits() {
        long topic = topics.published();
        long comment = comment(topic, "哪里能办一个假证");
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
        Answer redacted = redact(author, "/topics/" + topic + "/comments/" + comment, "一个")
                .expect(200);
        assertEquals("哪里能办＊＊假证", redacted.text("body"));
        assertEquals("pending", redacted.text("state"));
        assertEquals(List.of(), read(topic));
        assertEquals(0, author.get("/topics/" + topic).number("commentCount"));
        JsonObject open = openCase("comment", comment);
        assertEquals("哪里能办＊＊假证", open.getString("text"));
        assertEquals("review", open.getString("machineSays"));
        topics.decide("comment", comment, PUBLISH);
        assertEquals(List.of("哪里能办＊＊假证"), read(topic));
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
    }

    @Test
    void whatTheChecksLetPass_staysPublic_andSoDoesPersonalDataBlottedOut_howeverItIsNamed() {
        long topic = topics.published("楼上漏水打13800001234", null);
        assertEquals(
                "published",
                redact(author, "/topics/" + topic, "13800001234").expect(200).text("state"));
        assertTrue(topics.caseOf("topic", topic).isEmpty());
        long comment = comment(topic, "昨天小张来看过");
        assertEquals(
                "published",
                redact(author, "/topics/" + topic + "/comments/" + comment, "小张")
                        .expect(200)
                        .text("state"));
        assertEquals(List.of("昨天＊＊来看过"), read(topic));
    }

    @Test
    void whatIsBlottedOutOfAPostThatWaits_isGoneFromWhatTheModeratorDecidesOn() {
        long topic = topics.pending();
        redact(author, "/topics/" + topic, "内容").expect(200);
        JsonObject open = openCase("topic", topic);
        assertFalse(open.getString("text").contains("内容"), open.encode());
        assertEquals("/topics/" + topic + "/versions", open.getString("versionsUrl"));
    }

    @Test
    void ofWhatAModeratorHid_onlyPersonalDataGoes_soThatAnAppealJudgesWhatWasDecidedOn() {
        ApiClient neighbour = app.as("resident-3");
        long topic = topics.published();
        long comment = neighbour
                .post("/topics/" + topic + "/comments", "{\"body\":\"物业都是骗子，打13800001234\"}")
                .expect(201)
                .id();
        report(author, comment);
        long caseId = topics.caseOf("comment", comment).orElseThrow();
        assertFalse(openCase("comment", comment).containsKey("versionsUrl"));
        topics.decide("comment", comment, HIDE);
        String path = "/topics/" + topic + "/comments/" + comment;
        redact(neighbour, path, "骗子").expectProblem(409, "redaction:hidden");
        assertEquals(
                "物业都是骗子，打＊＊＊＊＊＊＊＊＊＊＊",
                redact(neighbour, path, "13800001234").expect(200).text("body"));
        neighbour
                .post("/moderations/" + caseId + "/appeal", "{\"reason\":\"说的是事实\"}")
                .expect(200);
        redact(neighbour, path, "骗子").expectProblem(409, "redaction:hidden");
        assertTrue(moderator.get("/moderations/" + caseId).expect(200).raw().contains("物业都是骗子"));

        long hidden = topics.post(neighbour, "物业都是骗子", null).expect(201).id();
        topics.decide("topic", hidden, HIDE);
        redact(neighbour, "/topics/" + hidden, "骗子").expectProblem(409, "redaction:hidden");
    }

    @Test
    void aReportedComment_reworded_isPutAway_withItsCaseAsItWas() {
        long topic = topics.published();
        long comment = comment(topic, "哪里能办一个假证");
        report(neighbour, comment);
        redact(author, "/topics/" + topic + "/comments/" + comment, "一个").expect(200);
        assertEquals(List.of(), read(topic));
        JsonObject open = openCase("comment", comment);
        assertEquals("reported", open.getString("cause"));
        assertEquals("哪里能办＊＊假证", open.getString("text"));
        String versions = "/topics/" + topic + "/comments/" + comment + "/versions";
        assertEquals(versions, open.getString("versionsUrl"));
        assertEquals(
                "哪里能办一个假证",
                moderator.get(versions).expect(200).items().getJsonObject(0).getString("body"));
    }
}
