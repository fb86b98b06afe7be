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
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a decision: its owner, and the requests that it leads to. */
class PromiseIT {
    private static final TestClock CLOCK = new TestClock("2026-03-02T08:00");
    private static final String WORDS = "装在 3 号楼东侧，找张三开门";
    private static TestApp app;

    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient steward = app.as("steward-1");
    private final Topics topics = new Topics(app);
    private final CourseFixture courses = new CourseFixture(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("promise", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(CLOCK.instant(), CLOCK.getZone());
    }

    /** A small matter that nobody minds, and that resident-2 supports. */
    private long decided(String title) {
        long topic = topics.published(title, Topics.SMALL);
        neighbour.put(path(topic, "support"), null).expect(200);
        CLOCK.goOn(Duration.ofDays(14)); // even where its last day is the first of a long holiday
        courses.comesTo("follow-up", topic);
        return topic;
    }

    private void promise(long topic, String owner, LocalDate day) {
        moderator
                .put(path(topic, "promise"), "{\"text\":\"装灯\",%s,\"day\":\"%s\"}".formatted(owner, day))
                .expect(200);
    }

    private List<String> owed(ApiClient who) {
        return who.get("/me/promises").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .map(owed -> owed.getString("title") + owed.getBoolean("overdue"))
                .toList();
    }

    @Test
    void whoeverHoldsAnOffice_isTold_remindedOfTheDay_andWhenItIsOver_andTellsHowItGoes() {
        long topic = decided("管家负责");
        long id = steward.get("/me").id();
        promise(topic, "\"personId\":" + id, today().plusDays(20));
        assertEquals("石管家（示例）", courses.of(topic).getJsonObject("promise").getString("by"));
        hears(steward, topic, "由石管家（示例）负责");
        assertEquals(List.of("管家负责false"), owed(steward));
        assertEquals(List.of(), owed(app.as("steward-2")));

        steward.post(path(topic, "progress"), "{\"text\":\"灯杆到货了\"}").expect(201);
        hears(neighbour, topic, "石管家（示例）：灯杆到货了");
        neighbour.post(path(topic, "progress"), "{\"text\":\"我来说\"}").expectProblem(403, "promise:not-yours");
        steward.post(path(topic, "progress"), "{\"text\":\"示例待审\"}").expectProblem(409, "speech:needs-look");

        CLOCK.goOn(Duration.ofDays(16));
        assertFalse(heard(steward, topic).toString().contains("有困难"), "too early");
        CLOCK.goOn(Duration.ofDays(1).plusHours(2));
        hears(steward, topic, "有困难请早点告诉大家");
        CLOCK.goOn(Duration.ofDays(3));
        hears(steward, topic, "最后一天");
        CLOCK.goOn(Duration.ofDays(1));
        hears(steward, topic, "已经过了");
        assertEquals(List.of("管家负责true"), owed(steward));
        moderator.post(path(topic, "course/conclusion"), "{\"text\":\"灯亮了\"}").expect(200);
        assertEquals(List.of(), owed(steward));
        assertEquals(
                List.of("begun", "entered", "promised", "progress", "late", "concluded", "entered"),
                courses.steps(topic));
    }

    @Test
    void aBodyAnswersForIt_throughItsMembers_andANameStaysAName() {
        long space = Spaces.ownOf(app, app.community());
        long party = moderator
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"property\",\"name\":\"示例物业\",\"interest\":\"收物业费\"}"
                                .formatted(app.community()))
                .expect(201)
                .id();
        ApiClient member = app.as("staff-5");
        moderator
                .put(
                        "/parties/" + party + "/members",
                        "{\"items\":[{\"personId\":%d,\"office\":\"chair\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}]}"
                                .formatted(member.get("/me").id()))
                .expect(200);
        moderator
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"partyIds\":[%d],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(party))
                .expect(200);
        long topic = decided("物业负责");
        String wrong = "{\"text\":\"装灯\",%s,\"day\":\"" + today().plusDays(20) + "\"}";
        for (String nobody : List.of("\"partyId\":4000000000", "\"personId\":4000000000")) {
            moderator.put(path(topic, "promise"), wrong.formatted(nobody)).expect(422);
        }
        moderator
                .put(
                        path(topic, "promise"),
                        wrong.formatted("\"personId\":" + neighbour.get("/me").id()))
                .expectProblem(422, "promise:unknown-person");
        moderator
                .put(path(topic, "promise"), wrong.formatted("\"by\":\"谁\",\"partyId\":" + party))
                .expectProblem(422, "promise:whose");
        moderator
                .put(
                        path(topic, "promise"),
                        "{\"text\":\"装灯\",\"by\":\"谁\",\"day\":\"%s\"}"
                                .formatted(today().plusYears(1).plusDays(1)))
                .expectProblem(422, "deliberation:promised-too-far");
        promise(topic, "\"partyId\":" + party, today().plusDays(20));
        hears(member, topic, "由示例物业负责");
        assertEquals(List.of("物业负责false"), owed(member));

        String takesOver = "{\"text\":\"装灯\",\"by\":\"示例施工队\",\"day\":\"%s\"}";
        moderator
                .put(path(topic, "promise"), takesOver.formatted(today().plusDays(30)))
                .expectProblem(409, "deliberation:promise-put-off");
        assertEquals(List.of("物业负责false"), owed(member));
        promise(topic, "\"by\":\"示例施工队\"", today().plusDays(20));
        hears(member, topic, "改由示例施工队负责");
        assertEquals(List.of(), owed(member));
        member.post(path(topic, "progress"), "{\"text\":\"还在办\"}").expectProblem(403, "promise:not-yours");
    }

    @Test
    void ofALongCourse_theNewestStepsAreRead() throws SQLException {
        long topic = decided("很长");
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO course_step (topic_id, kind, stage, at, text) WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL"
                        + " SELECT i + 1 FROM n WHERE i < 250) SELECT " + topic
                        + ", 'progress', 'follow-up', UTC_TIMESTAMP(6), CONCAT('第 ', i, ' 条') FROM n");
        JsonArray steps = courses.of(topic).getJsonArray("steps");
        assertEquals(200, steps.size());
        assertEquals("第 51 条", steps.getJsonObject(0).getString("text"));
        assertEquals("第 250 条", steps.getJsonObject(199).getString("text"));
    }

    @Test
    void eachStepOfARequest_isToldToTheFollowers_withoutNamesAndWords() {
        long topic = decided("立件");
        JsonObject work = moderator
                .post(
                        path(topic, "works"),
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"%s\",\"noEmergency\":true}"
                                .formatted(app.firstItem(), app.station(), WORDS))
                .expect(201)
                .json();
        String number = work.getString("trackingNumber");
        long errand = moderator.get("/errands?limit=1").items().getJsonObject(0).getLong("id");
        ApiClient staff = app.as("staff-1");
        String errands = "/errands/" + errand + "/";
        staff.post(errands + "claim", null).expect(200);
        hears(neighbour, topic, number + "：站点已接单。按时限最晚");
        JsonObject claimed = courses.of(topic).getJsonArray("works").getJsonObject(0);
        assertEquals("accepted", claimed.getString("state"));
        assertEquals("站点已接单", claimed.getString("lastText"));
        assertTrue(claimed.containsKey("dueAt"));

        staff.post(
                        errands + "papers",
                        "{\"papers\":[{\"name\":\"张三的身份证\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"张三\"}]}")
                .expect(200);
        hears(neighbour, topic, number + "：还缺材料，等立件的人补齐");
        JsonObject waits = courses.of(topic).getJsonArray("works").getJsonObject(0);
        assertEquals("等立件的人补齐材料", waits.getString("stateText"));
        assertFalse(waits.containsKey("dueAt"), "the clock does not run");
        moderator.post(errands + "cancel", null).expect(200);
        hears(neighbour, topic, number + "：立件的人撤回");

        String all = heard(neighbour, topic) + courses.of(topic).encode();
        for (String secret : List.of("张三", WORDS, "刘网格员", "身份证")) {
            assertFalse(all.contains(secret), secret);
        }
    }

    @Test
    void whenItsTimeIsOver_andItGoesUpTheLadder_thatIsToldToo() {
        long topic = decided("没人接");
        moderator
                .post(
                        path(topic, "works"),
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"装灯\",\"noEmergency\":true}"
                                .formatted(app.firstItem(), app.station()))
                .expect(201);
        CLOCK.goOn(Duration.ofDays(20));
        hears(neighbour, topic, "超过了办理期限，已报给上一级管家。期限是");
    }

    @Test
    void theLongestThatMayBeWritten_isTold() {
        long topic = decided("很长");
        String most = "长".repeat(300);
        moderator
                .put(
                        path(topic, "promise"),
                        "{\"text\":\"%s\",\"by\":\"%s\",\"day\":\"%s\"}"
                                .formatted("办".repeat(300), "谁".repeat(50), today().plusDays(20)))
                .expect(200);
        moderator
                .post(path(topic, "course/extension"), "{\"days\":3,\"reason\":\"" + most + "\"}")
                .expect(200);
        hears(neighbour, topic, most);
        long hidden = topics.pending();
        topics.decide(
                "topic",
                hidden,
                "{\"decision\":\"hide\",\"clause\":\"%s\",\"reason\":\"%s\"}"
                        .formatted("条".repeat(100), "由".repeat(500)));
        assertTrue(app.as("resident-1").get("/notifications").raw().contains("由".repeat(500)));
    }

    @Test
    void aNameThatSomebodyGaveUp_isNotShownWhereTheyAnswerForADecision() throws SQLException {
        long topic = decided("改名");
        ApiClient renamed = app.as("steward-3");
        String former = renamed.get("/me").text("displayName");
        promise(topic, "\"personId\":" + renamed.get("/me").id(), today().plusDays(20));
        assertEquals(former, courses.of(topic).getJsonObject("promise").getString("by"));
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE person SET display_name = '新名字' WHERE id = "
                        + renamed.get("/me").id());
        assertEquals("新名字", courses.of(topic).getJsonObject("promise").getString("by"));
        String owed = renamed.get("/me/promises").expect(200).raw();
        assertTrue(owed.contains("新名字") && !owed.contains(former), owed);
    }

    private void news(long topic, String text) throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO topic_news (topic_id, text, told_to, due_at) VALUES (%d, '%s', 0, '%s')"
                        .formatted(
                                topic,
                                text,
                                CLOCK.instant().toString().replace("T", " ").replace("Z", "")));
    }

    private static void isLookedAt(String text) {
        Eventually.within(PATIENCE, "looked at", () -> Jdbc.value(
                        app.mySqlUri(),
                        "SELECT COUNT(*) FROM topic_news WHERE text = '%s' AND due_at <= '%s'"
                                .formatted(
                                        text,
                                        CLOCK.instant()
                                                .toString()
                                                .replace("T", " ")
                                                .replace("Z", "")))
                .equals("0"));
    }

    @Test
    void ofATopicThatNobodyMayRead_nothingIsTold_andWhatIsOnlyPutAwayIsToldWhenItIsBack() throws SQLException {
        long covered = topics.published("收起来", Topics.SMALL);
        long hidden = topics.published("不予发布", Topics.SMALL);
        for (long topic : List.of(covered, hidden)) {
            neighbour.put(path(topic, "support"), null).expect(200);
        }
        hears(neighbour, hidden, "异议期");
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE topic SET state = 'pending' WHERE id = " + covered,
                "UPDATE topic SET state = 'hidden' WHERE id = " + hidden);
        news(covered, "收起来的消息");
        news(hidden, "没有发布的消息");
        isLookedAt("收起来的消息");
        isLookedAt("没有发布的消息");
        Jdbc.run(
                app.mySqlUri(), "UPDATE topic SET state = 'published' WHERE id IN (%d, %d)".formatted(covered, hidden));
        assertFalse(heard(neighbour, covered).contains("收起来的消息"));
        CLOCK.goOn(Duration.ofHours(1));
        hears(neighbour, covered, "收起来的消息");
        assertFalse(heard(neighbour, hidden).contains("没有发布的消息"));
    }
}
