package cn.servicecircle.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrivacyApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("privacy_api", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void beforePublishing_bothViewsAreShown_andTheAuthorDecides() {
        JsonObject preview = author.post(
                        "/post-previews", "{\"text\":\"3号楼2单元501漏水，打13800001234\",\"redact\":[\"room\"]}")
                .expect(200)
                .json();
        assertEquals("＊＊＊＊＊＊＊＊＊漏水，打13800001234", preview.getString("neighboursSee"));
        assertEquals("3号楼2单元501漏水，打13800001234", preview.getString("staffSee"));
        assertEquals(2, preview.getJsonArray("findings").size());
    }

    @Test
    void aNameBesideAnAccusation_aDoorAndAHomesTelephone_areShownAndCanBeBlottedOutLater() {
        String said = "楼下姓曹的打老婆，住3#2-501，我家座机821 3462";
        JsonObject preview = author.post(
                        "/post-previews", "{\"text\":\"%s\",\"redact\":[\"name\",\"room\",\"phone\"]}".formatted(said))
                .expect(200)
                .json();
        String blotted = "楼下＊＊＊打老婆，住＊＊＊＊＊＊＊，我家座机＊＊＊＊＊＊＊＊";
        assertEquals(blotted, preview.getString("neighboursSee"));
        assertEquals(said, preview.getString("staffSee"));
        assertEquals(3, preview.getJsonArray("findings").size());
        long topic = topics.published(said, null);
        author.post("/topics/" + topic + "/redaction", "{\"kinds\":[\"name\",\"room\",\"phone\"]}")
                .expect(200);
        assertEquals(
                blotted, neighbour.get("/topics/" + topic).expect(200).json().getString("title"));
    }

    @Test
    void whatIsBlottedOutOfATitle_isGoneFromWhatWasToldOfIt_andWasNeverKeptThere() throws SQLException {
        long topic = topics.published("请打13800005678", null);
        long comment = neighbour
                .post("/topics/" + topic + "/comments", "{\"body\":\"好的\"}")
                .expect(201)
                .id();
        topics.decide("comment", comment, "{\"decision\":\"publish\"}");
        assertTrue(author.get("/notifications").expect(200).raw().contains("13800005678"));
        assertEquals(
                "0",
                Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM notification WHERE subject LIKE '%13800005678%'"));
        author.post("/topics/" + topic + "/redaction", "{\"kinds\":[\"phone\"]}")
                .expect(200);
        assertFalse(author.get("/notifications").expect(200).raw().contains("13800005678"));
    }

    @Test
    void theTitleOfAHiddenTopic_isGoneFromWhatWasToldOfIt_butToItsAuthor_andComesBackWithIt() {
        long topic = topics.published("三楼那家人的事", Topics.SMALL);
        neighbour.put("/topics/" + topic + "/follow", null).expect(200);
        moderator
                .post("/topics/" + topic + "/answers", "{\"text\":\"会去问\"}", "Idempotency-Key", "answer-of-" + topic)
                .expect(201);
        Eventually.within(PATIENCE, "the answer is told", () -> isTold(neighbour, topic, "三楼那家人的事"));
        neighbour
                .post("/reports", "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"privacy\"}".formatted(topic))
                .expect(201);
        long id = topics.caseOf("topic", topic).orElseThrow();
        topics.decide("topic", topic, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居\"}");
        assertTrue(isTold(neighbour, topic, "不公开的议题"));
        assertTrue(isTold(author, topic, "三楼那家人的事"));
        author.post("/moderations/" + id + "/appeal", "{\"reason\":\"没有点名\"}").expect(200);
        app.as("moderator-3")
                .post("/moderations/" + id + "/appeal/answer", "{\"upheld\":false,\"answer\":\"没有点名\"}")
                .expect(200);
        assertTrue(isTold(neighbour, topic, "三楼那家人的事"));
    }

    /** Of all that the person was told of the topic. */
    private static boolean isTold(ApiClient who, long topic, String title) {
        List<JsonObject> told = who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals("/topics/" + topic))
                .toList();
        return !told.isEmpty()
                && told.stream().allMatch(notice -> notice.getString("subject").equals(title));
    }

    @Test
    void whatAnAuthorBlotsOut_isGoneForEverybody_andKeptForModerators() {
        long topic = topics.published("楼上13800001234漏水", null);
        String path = "/topics/" + topic;
        author.post(path + "/redaction", "{\"kinds\":[\"plate\"]}").expectProblem(409, "redaction:nothing-found");
        author.post(path + "/redaction", "{\"kinds\":[\"phone\"]}").expect(200);
        for (ApiClient reader : new ApiClient[] {author, neighbour, moderator}) {
            assertFalse(reader.get(path).expect(200).raw().contains("13800001234"));
        }
        assertFalse(neighbour
                .get("/topics?areaId=" + app.community())
                .expect(200)
                .raw()
                .contains("13800001234"));
        assertTrue(moderator.get(path + "/versions").expect(200).raw().contains("楼上13800001234漏水"));
    }

    @Test
    void whoWritesOfDespair_isShownWhoHelps_andAModeratorSeesItFirst() {
        long before = topics.pending();
        Answer said = topics.post(author, "我不想活了", null).expect(201);
        assertTrue(said.raw().contains("12356"), said.raw());
        JsonObject first =
                moderator.get("/moderations?limit=1").expect(200).items().getJsonObject(0);
        assertTrue(first.getBoolean("urgent"), first.encode());
        assertEquals("review", first.getString("machineSays"));
        topics.decide("topic", said.id(), "{\"decision\":\"publish\"}");
        assertFalse(neighbour.get("/topics/" + said.id()).expect(200).raw().contains("12356"));
        topics.decide("topic", before, "{\"decision\":\"publish\"}");
    }

    @Test
    void aWordOfTheDistrictsList_isRefusedWithItsReason_orWaits() {
        Answer refused = topics.post(author, "刷 单 返 利", null).expectProblem(422, "post:forbidden-word");
        assertTrue(refused.text("detail").contains("诈骗"), refused.raw());
        long topic = topics.post(author, "神医来了", null).expect(201).id();
        JsonObject open = moderator
                .get("/moderations/" + topics.caseOf("topic", topic).orElseThrow())
                .json();
        assertEquals("review", open.getJsonObject("moderation").getString("machineSays"));
    }

    @Test
    void aNewcomersComment_waits_untilAModeratorLetOneThrough() {
        String comments = "/topics/" + topics.published() + "/comments";
        ApiClient newcomer = app.as("resident-3");
        Answer first = newcomer.post(comments, "{\"body\":\"第一次说话\"}").expect(201);
        assertEquals("pending", first.text("state"));
        topics.decide("comment", first.id(), "{\"decision\":\"publish\"}");
        assertEquals(
                "published",
                newcomer.post(comments, "{\"body\":\"第二次\"}").expect(201).text("state"));
    }
}
