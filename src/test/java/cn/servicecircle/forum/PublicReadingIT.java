package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
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

/** Reading without signing in: all that is published in a public space, and nothing else. */
class PublicReadingIT {
    private static final String LAMP = "%E8%B7%AF%E7%81%AF";
    private static TestApp app;
    private static Topics topics;
    private static long space;
    private static long privateArea;

    private final ApiClient anybody = app.anybody();
    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    /** Of whom nothing was ever hidden. */
    private final ApiClient trusted = app.as("resident-3");

    @BeforeAll
    static void start() {
        app = TestApp.start("public_reading", Map.of());
        topics = new Topics(app);
        space = Spaces.open(app, app.community());
        privateArea = app.as("resident-1")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("areaId");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String comments(long topic) {
        return "/topics/" + topic + "/comments";
    }

    private static void mustSignIn(Answer answer) {
        assertEquals("请先登录", answer.expectProblem(401, "session:missing").text("title"));
    }

    @Test
    void whatIsPublished_isReadByAnybody() {
        long topic = topics.published("装路灯", Topics.SMALL);
        long comment =
                trusted.post(comments(topic), "{\"body\":\"支持\"}").expect(201).id();
        JsonObject read = anybody.get("/topics/" + topic).expect(200).json();
        assertEquals("装路灯", read.getString("title"));
        assertEquals(1, read.getInteger("commentCount"));
        assertFalse(read.getBoolean("mine"));
        assertTrue(author.get("/topics/" + topic).json().getBoolean("mine"));
        assertTrue(anybody.get("/topics?spaceId=" + space).expect(200).ids().contains(topic));
        assertTrue(anybody.get("/topics?areaId=" + app.community())
                .expect(200)
                .ids()
                .contains(topic));
        assertEquals(List.of(comment), anybody.get(comments(topic)).expect(200).ids());
        assertEquals(
                "objection",
                anybody.get("/topics/" + topic + "/course").expect(200).text("stage"));
        assertEquals(
                topic,
                anybody.get("/search?q=" + LAMP + "&areaId=" + app.community())
                        .expect(200)
                        .json()
                        .getJsonArray("topics")
                        .getJsonObject(0)
                        .getLong("id"));
        assertEquals(
                List.of(space),
                anybody.get("/spaces?areaId=" + privateArea).expect(200).ids());
        assertTrue(anybody.get("/spaces/" + space).expect(200).json().getBoolean("isPublic"));
    }

    @Test
    void whatOfficesAnswer_andMeetings_areReadByAnybody_minutesOnceTheyArePublished() {
        long topic = topics.published();
        ApiClient moderator = app.as("moderator-1");
        moderator
                .post("/topics/" + topic + "/answers", "{\"text\":\"下周来看现场。\"}")
                .expect(201);
        assertTrue(
                anybody.get("/topics/" + topic + "/answers").expect(200).raw().contains("下周来看现场"));
        long meeting = moderator
                .post(
                        "/spaces/" + space + "/meetings",
                        "{\"title\":\"议事会\",\"startsAt\":\"2036-12-05T11:00:00Z\",\"endsAt\":\"2036-12-05T12:00:00Z\","
                                + "\"place\":\"二楼\",\"agenda\":[{\"topicId\":" + topic + "}]}")
                .expect(201)
                .id();
        anybody.get("/meetings/" + meeting).expect(200);
        assertTrue(
                anybody.get("/spaces/" + space + "/meetings").expect(200).ids().contains(meeting));
        mustSignIn(anybody.get("/meetings/" + meeting + "/minutes"));
        long own = Spaces.ownOf(app, privateArea);
        mustSignIn(anybody.get("/spaces/" + own + "/meetings"));
    }

    @Test
    void whatWaitsOrIsHidden_isNotShown_butToItsAuthor() {
        long topic = topics.published();
        long waiting = neighbour
                .post(comments(topic), "{\"body\":\"示例待审\"}")
                .expect(201)
                .id();
        assertEquals(List.of(waiting), neighbour.get(comments(topic)).ids());
        assertEquals(List.of(), anybody.get(comments(topic)).expect(200).ids());
        topics.decide("comment", waiting, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}");
        assertEquals(List.of(), anybody.get(comments(topic)).expect(200).ids());
        long pending = topics.pending();
        mustSignIn(anybody.get("/topics/" + pending));
        mustSignIn(anybody.get(comments(pending)));
        mustSignIn(anybody.get("/topics/" + pending + "/course"));
        assertFalse(anybody.get("/topics?spaceId=" + space).ids().contains(pending));
        neighbour.get("/topics/" + pending).expectProblem(404, "topic:not-found");
    }

    @Test
    void aTopicThatIsHiddenLater_isGone_withItsCourse() {
        long topic = topics.published("要收起的", Topics.SMALL);
        anybody.get("/topics/" + topic + "/course").expect(200);
        neighbour
                .post(
                        "/reports",
                        "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"other\",\"text\":\"示例\"}"
                                .formatted(topic))
                .expect(201);
        topics.decide("topic", topic, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"示例\"}");
        mustSignIn(anybody.get("/topics/" + topic));
        mustSignIn(anybody.get(comments(topic)));
        mustSignIn(anybody.get("/topics/" + topic + "/course"));
    }

    @Test
    void aSpaceThatIsNotPublic_asksToSignIn_andSaysNothingElse() {
        long topic = author.post(
                        "/topics", "{\"areaId\":%d,\"title\":\"楼里的路灯\",\"body\":\"内容\"}".formatted(privateArea))
                .expect(201)
                .id();
        topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        author.get("/topics/" + topic + "/course").expectProblem(409, "deliberation:not-begun");
        for (long id : new long[] {topic, 4_000_000_000L}) {
            mustSignIn(anybody.get("/topics/" + id));
            mustSignIn(anybody.get(comments(id)));
            mustSignIn(anybody.get("/topics/" + id + "/course"));
            app.as("resident-6").get("/topics/" + id + "/course").expectProblem(404, "topic:not-found");
        }
        mustSignIn(anybody.get("/topics?areaId=" + privateArea));
        mustSignIn(anybody.get("/spaces/" + Spaces.ownOf(app, privateArea)));
        assertFalse(anybody.get("/search?q=" + LAMP + "&areaId=" + privateArea)
                .expect(200)
                .raw()
                .contains("楼里的路灯"));
        assertTrue(author.get("/search?q=" + LAMP + "&areaId=" + privateArea)
                .expect(200)
                .raw()
                .contains("楼里的路灯"));
    }

    @Test
    void onlyReading_isForAnybody() {
        String topic = "/topics/" + topics.published();
        mustSignIn(anybody.post(topic + "/comments", "{\"body\":\"路过\"}"));
        mustSignIn(anybody.put(topic + "/support", null));
        mustSignIn(anybody.put(topic + "/follow", null));
        mustSignIn(anybody.get("/topics/similar?areaId=" + app.community() + "&title=" + LAMP));
    }

    @Test
    void aSessionThatHasEnded_isSaidToHave_andNotTakenForNobody() {
        ApiClient ended = new ApiClient(app.vertx(), app.origin(), "ended");
        ended.get("/topics?spaceId=" + space).expectProblem(401, "session:ended");
        anybody.send("GET", "/topics?spaceId=" + space, null, "Authorization", "Basic abc")
                .expectProblem(401, "session:missing");
    }

    @Test
    void helpLines_areForTheAuthorAlone() {
        long topic = topics.published();
        long said = neighbour
                .post(comments(topic), "{\"body\":\"楼道里着火了\"}")
                .expect(201)
                .id();
        topics.decide("comment", said, "{\"decision\":\"publish\"}");
        assertTrue(neighbour.get(comments(topic)).raw().contains("helpLines"));
        assertFalse(anybody.get(comments(topic)).expect(200).raw().contains("helpLines"));
    }
}
