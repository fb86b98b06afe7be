package cn.servicecircle.deliberation;

import static cn.servicecircle.deliberation.CourseFixture.PATIENCE;
import static cn.servicecircle.deliberation.CourseFixture.heard;
import static cn.servicecircle.deliberation.CourseFixture.hears;
import static cn.servicecircle.deliberation.CourseFixture.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeliberationApiIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);
    private final CourseFixture courses = new CourseFixture(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("deliberation_api", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** The same request twice is one work. */
    private String work(long topic) {
        String wanted = "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"装灯\",\"noEmergency\":true}"
                .formatted(app.firstItem(), app.station());
        for (int i = 0; i < 2; i++) {
            moderator
                    .post(path(topic, "works"), wanted, "Idempotency-Key", "work-of-topic-" + topic)
                    .expect(201);
        }
        JsonArray works = courses.of(topic).getJsonArray("works");
        assertEquals(1, works.size());
        return works.getJsonObject(0).getString("trackingNumber");
    }

    private void cancelled(String number) {
        long errand = moderator.get("/errands?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(own -> own.getString("trackingNumber").equals(number))
                .findFirst()
                .orElseThrow()
                .getLong("id");
        moderator.post("/errands/" + errand + "/cancel", null).expect(200);
    }

    private Answer conclude(long topic, String said) {
        return moderator.post(path(topic, "course/conclusion"), said);
    }

    @Test
    void aSmallMatterThatNobodyMinds_passes_isPromised_doneAndTold() {
        long topic = topics.published("装一盏路灯", Topics.SMALL);
        neighbour.put(path(topic, "support"), null).expect(200);
        JsonObject begun = courses.of(topic);
        assertEquals("objection", begun.getString("stage"));
        Duration open = Duration.between(CLOCK.instant(), Instant.parse(begun.getString("openUntil")));
        assertTrue(open.toDays() >= 7 && open.toDays() <= 10, open.toString());
        assertEquals("small", author.get("/topics/" + topic).text("track"));

        neighbour.put(path(topic, "objection"), "{\"reason\":\"太亮\"}").expect(204);
        neighbour.put(path(topic, "objection"), "{\"reason\":\"正对窗户\"}").expect(204);
        assertEquals(1, courses.of(topic).getInteger("objections"));
        conclude(topic, "{\"text\":\"早点结束\"}").expectProblem(409, "deliberation:ends-by-itself");

        CLOCK.goOn(Duration.ofDays(11));
        courses.comesTo("follow-up", topic);
        hears(author, topic, "收到 1 份异议");
        hears(neighbour, topic, "通过");
        neighbour
                .put(path(topic, "objection"), "{\"reason\":\"晚了\"}")
                .expectProblem(409, "deliberation:no-objections-now");
        conclude(topic, "{\"text\":\"好了\"}").expectProblem(409, "deliberation:no-promise");
        String day = CLOCK.instant()
                .atZone(CLOCK.getZone())
                .toLocalDate()
                .plusDays(20)
                .toString();
        moderator
                .put(path(topic, "promise"), "{\"text\":\"装灯\",\"by\":\"示例物业\",\"day\":\"%s\"}".formatted(day))
                .expect(200);
        hears(neighbour, topic, "示例物业来办");
        String number = work(topic);
        hears(neighbour, topic, number);
        conclude(topic, "{\"text\":\"灯已装好\"}").expectProblem(409, "deliberation:work-under-way");
        cancelled(number);
        conclude(topic, "{\"text\":\"灯已装好\"}").expect(200);
        assertEquals("closed", courses.of(topic).getString("stage"));
        hears(neighbour, topic, "已经办完");
        assertEquals(List.of("begun", "entered", "promised", "work", "concluded", "entered"), courses.steps(topic));
    }

    @Test
    void objectionsAboveTheThreshold_liftItToTheBigTrack() {
        long topic = topics.published("拆掉花坛", Topics.SMALL);
        for (int resident = 2; resident <= 5; resident++) {
            app.as("resident-" + resident)
                    .put(path(topic, "objection"), "{\"reason\":\"不同意\"}")
                    .expect(204);
        }
        app.as("resident-6")
                .put(path(topic, "objection"), "{\"reason\":\"路过\"}")
                .expectProblem(404, "topic:not-found");
        CLOCK.goOn(Duration.ofDays(11));
        courses.comesTo("gathering", topic);
        assertEquals("big", courses.of(topic).getString("track"));
        hears(app.as("resident-3"), topic, "升为大事");
    }

    @Test
    void aBigMatter_goesThroughEveryStage_andSaysWhoIsLate() {
        long topic = topics.published("加装电梯", Topics.BIG);
        assertEquals("gathering", courses.of(topic).getString("stage"));
        assertTrue(
                courses.of(topic).getString("why").contains("3 栋楼"),
                courses.of(topic).encode());
        conclude(topic, "{\"text\":\"早点\"}").expectProblem(409, "deliberation:too-early");
        moderator
                .post(path(topic, "course/extension"), "{\"days\":31,\"reason\":\"再等等\"}")
                .expectProblem(409, "deliberation:extended-enough");
        moderator
                .post(path(topic, "course/extension"), "{\"days\":2,\"reason\":\"中考期间\"}")
                .expect(200);
        hears(author, topic, "理由：中考期间");

        CLOCK.goOn(Duration.ofDays(25));
        Eventually.within(
                PATIENCE, "late", () -> courses.of(topic).getString("says").contains("逾期"));
        hears(moderator, topic, "请尽快小结");
        conclude(topic, "{\"text\":\"收到 12 条意见\"}").expect(200);
        CLOCK.goOn(Duration.ofDays(10));
        courses.comesTo("discussion", topic);
        conclude(topic, "{\"text\":\"按户分摊\"}").expect(200);
        CLOCK.goOn(Duration.ofDays(11));
        conclude(topic, "{\"text\":\"没写结果\"}").expectProblem(422, "deliberation:no-result");
        conclude(topic, "{\"text\":\"赞成 12，反对 30\",\"passed\":false}").expect(200);
        assertTrue(courses.of(topic).getString("says").contains("没有通过"));
        CLOCK.goOn(Duration.ofDays(11));
        courses.comesTo("closed", topic);
        hears(author, topic, "没有通过，到此结束");
    }

    @Test
    void whoeverThinksItIsOnTheWrongTrack_isAnsweredBySomebodyElse_andTheClockWaits() {
        long topic = topics.published("占用绿地停车", Topics.SMALL);
        neighbour.post(path(topic, "track-appeals"), "{\"reason\":\"牵涉三栋楼\"}").expect(200);
        app.as("resident-3")
                .post(path(topic, "track-appeals"), "{\"reason\":\"同意他\"}")
                .expectProblem(409, "deliberation:contested");
        assertEquals("牵涉三栋楼", moderator.get(path(topic, "course")).text("appealReason"));
        assertEquals("牵涉三栋楼", neighbour.get(path(topic, "course")).text("appealReason"));
        assertFalse(author.get(path(topic, "course")).raw().contains("牵涉三栋楼"), "nobody has looked at it yet");
        CLOCK.goOn(Duration.ofDays(20));
        assertTrue(courses.of(topic).getBoolean("contested"));
        assertEquals("objection", courses.of(topic).getString("stage"));
        moderator
                .post(path(topic, "track-appeals/settlement"), "{\"track\":\"big\",\"answer\":\"占用公共绿地\"}")
                .expect(200);
        assertEquals("gathering", courses.of(topic).getString("stage"));
        hears(neighbour, topic, "占用公共绿地");
        moderator
                .post(path(topic, "track-appeals/settlement"), "{\"track\":\"small\",\"answer\":\"又改\"}")
                .expectProblem(409, "deliberation:not-contested");
    }

    @Test
    void whoeverPutATopicOnItsTrack_neitherIsAskedNorAnswers_whereSomebodyAppealsAgainstIt() {
        long topic = topics.published("占用绿地停车", null);
        ApiClient above = app.as("moderator-3");
        moderator.put(path(topic, "facts"), Topics.SMALL).expect(204);
        neighbour.post(path(topic, "track-appeals"), "{\"reason\":\"牵涉三栋楼\"}").expect(200);
        hears(above, topic, "有邻居认为走错了程序");
        assertEquals(List.of(), heard(moderator, topic));
        String settlement = "{\"track\":\"small\",\"answer\":\"只占一栋楼前的\"}";
        moderator.post(path(topic, "track-appeals/settlement"), settlement).expectProblem(403, "deliberation:is-party");
        above.post(path(topic, "track-appeals/settlement"), settlement).expect(200);

        app.as("resident-5")
                .post(path(topic, "track-appeals"), "{\"reason\":\"还有消防通道\"}")
                .expect(200);
        above.post(path(topic, "track-appeals/settlement"), settlement).expectProblem(403, "deliberation:is-party");
        hears(app.as("admin"), topic, "有邻居认为走错了程序");
    }

    @Test
    void aTopicWithoutFacts_isButTalkedAbout_untilItsAuthorOrAModeratorSaysWhatItTouches() {
        long topic = topics.published("大家怎么看", null);
        author.get(path(topic, "course")).expectProblem(409, "deliberation:not-begun");
        assertFalse(author.get("/topics/" + topic).json().containsKey("track"));
        neighbour.put(path(topic, "facts"), Topics.SMALL).expectProblem(403, "deliberation:not-yours");
        moderator.put(path(topic, "facts"), Topics.BIG).expect(204);
        assertEquals("big", courses.of(topic).getString("track"));
        author.put(path(topic, "facts"), Topics.SMALL).expectProblem(409, "deliberation:begun");
    }

    @Test
    void aBodySpeaksUnderItsName_withItsInterest_whileItsTermLasts() {
        long space = Spaces.ownOf(app, app.community());
        long party = moderator
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"property\",\"name\":\"示例物业\",\"interest\":\"收物业费\"}"
                                .formatted(app.community()))
                .expect(201)
                .id();
        long speaker = app.as("staff-3").get("/me").id();
        String today = CLOCK.instant().atZone(CLOCK.getZone()).toLocalDate().toString();
        moderator
                .put(
                        "/parties/" + party + "/members",
                        "{\"items\":[{\"personId\":%d,\"office\":\"chair\",\"from\":\"%s\",\"to\":\"%s\"}]}"
                                .formatted(speaker, today, today))
                .expect(200);
        long topic = topics.published("物业费", null);
        String comment = "{\"body\":\"明细在门口公示\",\"partyId\":%d}".formatted(party);
        app.as("staff-3").post(path(topic, "comments"), comment).expectProblem(404, "topic:not-found");
        moderator
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"hostId\":%d,\"partyIds\":[],\"isPublic\":false,\"checks\":\"before\",\"closed\":false}"
                                .formatted(party))
                .expect(200);
        Eventually.within(
                PATIENCE,
                "takes part",
                () -> app.as("staff-3").get("/topics/" + topic).status() == 200);
        Answer said = app.as("staff-3").post(path(topic, "comments"), comment).expect(201);
        assertEquals("收物业费", said.json().getJsonObject("speaker").getString("interest"));
        author.post(path(topic, "comments"), comment).expectProblem(403, "topic:not-your-party");
        CLOCK.goOn(Duration.ofDays(2));
        app.as("staff-3").post(path(topic, "comments"), comment).expectProblem(404, "topic:not-found");
    }
}
