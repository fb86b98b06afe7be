package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DueProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    private final ApiClient author = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient above = app.as("moderator-3");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("due_process", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What was hidden in other tests was hidden long ago. */
    @BeforeEach
    void forgive() throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE moderation SET decided_at = decided_at - INTERVAL 200 DAY",
                "UPDATE sanction SET imposed_at = imposed_at - INTERVAL 400 DAY");
    }

    private long comment(ApiClient who, String body) {
        return who.post("/topics/" + topics.published() + "/comments", "{\"body\":\"%s\"}".formatted(body))
                .expect(201)
                .id();
    }

    private Answer report(ApiClient who, long comment) {
        return who.post(
                "/reports",
                "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\",\"text\":\"骂人\"}".formatted(comment));
    }

    private boolean heard(ApiClient who, String words) {
        return who.get("/notifications?limit=50").expect(200).raw().contains(words);
    }

    private List<String> log() {
        return app.anybody().get("/moderation-log?limit=50&areaId=" + app.community()).expect(200).items().stream()
                .map(JsonObject.class::cast)
                .map(entry -> entry.getString("kind"))
                .toList();
    }

    private static long number(String query) throws SQLException {
        return Long.parseLong(Jdbc.value(app.mySqlUri(), query));
    }

    private long hidden() {
        long comment = comment(author, "示例待审");
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        return id;
    }

    @Test
    void aReportedPost_stays_hasOneCase_andItsReportersHearHowItEnded() {
        long comment = comment(author, "物业都是骗子");
        report(app.as("resident-3"), comment).expect(201);
        report(app.as("resident-3"), comment).expectProblem(409, "report:already");
        report(app.as("resident-4"), comment).expect(201);
        report(app.as("resident-5"), comment).expect(201);
        report(author, comment).expectProblem(409, "report:own");
        long id = topics.caseOf("comment", comment).orElseThrow();
        JsonObject whole = moderator.get("/moderations/" + id).expect(200).json();
        assertEquals(3, whole.getJsonObject("moderation").getInteger("reports"));
        assertEquals(3, whole.getJsonArray("reports").size());
        assertFalse(whole.encode().contains("resident"));
        moderator.post("/moderations/" + id + "/decision", HIDE).expect(200);
        assertTrue(heard(app.as("resident-4"), "您举报的内容已不再显示"));
        assertTrue(heard(author, "点了邻居的名字"));
        report(app.as("resident-1"), comment).expectProblem(404, "report:no-such-post");
    }

    @Test
    void threeReportsInASmallGroup_silenceNobody_butAsManyAsTheRuleSays_coverThePost() throws Exception {
        long topic = topics.published();
        long comment = author.post("/topics/" + topic + "/comments", "{\"body\":\"有争议\"}")
                .expect(201)
                .id();
        for (int resident : List.of(1, 3, 4)) {
            report(app.as("resident-" + resident), comment).expect(201);
        }
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
        Jdbc.run(
                app.mySqlUri(),
                "INSERT INTO report (case_id, person_id, of_group, reason, reported_at, answered) SELECT m.id, p.id, TRUE,"
                        + " 'other', UTC_TIMESTAMP(6), FALSE FROM moderation m JOIN person p ON p.openid IN ('demo-staff-1', 'demo-staff-2',"
                        + " 'demo-staff-3', 'demo-staff-4') WHERE m.subject_kind = 'comment' AND m.subject_id = "
                        + comment);
        report(app.as("resident-5"), comment).expect(201);
        assertEquals(0, author.get("/topics/" + topic).number("commentCount"));
        assertTrue(heard(author, "先收起来"));
        long id = topics.caseOf("comment", comment).orElseThrow();
        assertTrue(heard(author, "\"link\":\"/moderations/" + id + "\""));
        author.get("/moderations/" + id).expect(200);
        assertTrue(log().contains("covered"));
        topics.decide("comment", comment, "{\"decision\":\"publish\"}");
        assertEquals(1, author.get("/topics/" + topic).number("commentCount"));
        assertTrue(log().contains("kept"));
    }

    @Test
    void anAppealIsAnsweredBySomebodyElse_once_andInTime() {
        long id = hidden();
        author.post("/moderations/" + id + "/appeal", "{\"reason\":\"说的是事实\"}").expect(200);
        author.post("/moderations/" + id + "/appeal", "{\"reason\":\"再说一遍\"}")
                .expectProblem(409, "moderation:appealed-before");
        String overturned = "{\"upheld\":false,\"answer\":\"有监控为证\"}";
        moderator
                .post("/moderations/" + id + "/appeal/answer", overturned)
                .expectProblem(403, "moderation:own-decision");
        above.post("/moderations/" + id + "/appeal/answer", overturned).expect(200);
        above.post("/moderations/" + id + "/appeal/answer", overturned).expectProblem(409, "moderation:not-appealed");
        assertTrue(heard(author, "您的申诉成立"));
        assertTrue(log().contains("overturned"));

        long late = hidden();
        CLOCK.goOn(Duration.ofDays(16));
        author.post("/moderations/" + late + "/appeal", "{\"reason\":\"晚了\"}")
                .expectProblem(409, "moderation:appeal-too-late");
    }

    @Test
    void whoReportedAPost_doesNotDecideOnIt() {
        long comment = comment(author, "主持不公");
        report(moderator, comment).expect(201);
        long id = topics.caseOf("comment", comment).orElseThrow();
        moderator.post("/moderations/" + id + "/decision", HIDE).expectProblem(403, "moderation:is-party");
        above.post("/moderations/" + id + "/decision", HIDE).expect(200);
    }

    @Test
    void aMemberOfTheBodyThatSaidIt_doesNotDecideOnIt() {
        long topic = topics.published();
        String comments = "/topics/" + topic + "/comments";
        String comment = "{\"body\":\"示例待审\",\"partyId\":%d}".formatted(partyOf(moderator, app.as("resident-5")));
        Eventually.within(
                PATIENCE,
                "takes part",
                () -> app.as("resident-5").post(comments, comment).status() == 201);
        long said = app.as("resident-5").get(comments).ids().get(0);
        long id = topics.caseOf("comment", said).orElseThrow();
        moderator.post("/moderations/" + id + "/decision", HIDE).expectProblem(403, "moderation:is-party");
        above.post("/moderations/" + id + "/decision", HIDE).expect(200);
    }

    /** A body of both, which takes part in the space of the community. */
    private long partyOf(ApiClient one, ApiClient other) {
        long party = moderator
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"residents-council\",\"name\":\"示例议事会\",\"interest\":\"无\"}"
                                .formatted(app.community()))
                .expect(201)
                .id();
        String member = "{\"personId\":%d,\"office\":\"member\",\"from\":\"2026-01-01\",\"to\":\"2028-12-31\"}";
        moderator
                .put(
                        "/parties/" + party + "/members",
                        "{\"items\":[%s,%s]}"
                                .formatted(
                                        member.formatted(one.get("/me").id()),
                                        member.formatted(other.get("/me").id())))
                .expect(200);
        long space = Spaces.ownOf(app, app.community());
        moderator
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"partyIds\":[%d],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(party))
                .expect(200);
        return party;
    }

    @Test
    void appeals_areRacedFor_andAnsweredOnce() {
        long id = hidden();
        author.post("/moderations/" + id + "/appeal", "{\"reason\":\"说的是事实\"}").expect(200);
        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> above.post("/moderations/" + id + "/appeal/answer", "{\"upheld\":true,\"answer\":\"维持\"}")
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertEquals(List.of(200, 409, 409, 409), statuses);
    }

    @Test
    void aSanctionIsGraded_timed_told_andLiftedOnAppeal() {
        String mute = "{\"grade\":\"mute\",\"days\":3,\"clause\":\"第五条\",\"reason\":\"屡次\"}";
        String warning = "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"第一次\"}";
        ApiClient somebody = app.as("resident-4");
        long first = hiddenOf(somebody);
        moderator.post("/moderations/" + first + "/sanction", mute).expectProblem(409, "sanction:too-hard");
        moderator.post("/moderations/" + first + "/sanction", warning).expect(201);
        moderator.post("/moderations/" + first + "/sanction", warning).expectProblem(409, "sanction:already");
        long second = hiddenOf(somebody);
        long sanction = moderator
                .post("/moderations/" + second + "/sanction", mute)
                .expect(201)
                .id();
        String topic = "/topics/" + topics.published() + "/comments";
        Answer refused = somebody.post(topic, "{\"body\":\"我想说\"}").expectProblem(403, "post:muted");
        assertTrue(refused.text("detail").contains("屡次"), refused.raw());

        somebody.post("/sanctions/" + sanction + "/appeal", "{\"reason\":\"太重\"}")
                .expect(200);
        String lifted = "{\"upheld\":false,\"answer\":\"改为提醒即可\"}";
        moderator.post("/sanctions/" + sanction + "/appeal/answer", lifted).expectProblem(403, "sanction:own-decision");
        above.post("/sanctions/" + sanction + "/appeal/answer", lifted).expect(200);
        assertEquals(
                "pending",
                somebody.post(topic, "{\"body\":\"现在能说\"}").expect(201).text("state"));
        assertTrue(heard(somebody, "限制已解除"));
    }

    private long hiddenOf(ApiClient who) {
        long comment = comment(who, "示例待审");
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        return id;
    }

    @Test
    void whatWaitsTooLong_isToldToTheModerators_thenToTheAdmins() {
        comment(app.as("resident-5"), "示例待审");
        CLOCK.goOn(Duration.ofHours(25));
        Eventually.within(PATIENCE, "moderators", () -> heard(above, "等了太久"));
        CLOCK.goOn(Duration.ofHours(25));
        Eventually.within(PATIENCE, "admins", () -> heard(app.as("admin"), "审核件逾期"));
    }

    @Test
    void everythingHidden_hasItsEntryInTheLog_withoutTextOrName() throws Exception {
        hidden();
        long hidden = number("SELECT COUNT(*) FROM moderation WHERE state = 'hidden'");
        long logged =
                number("SELECT COUNT(DISTINCT m.id) FROM moderation m JOIN moderation_event e ON e.case_id = m.id AND"
                        + " e.kind = 'hidden' WHERE m.state = 'hidden'");
        assertEquals(hidden, logged);
        String all = app.anybody()
                .get("/moderation-log?limit=50&areaId=" + app.community())
                .raw();
        assertFalse(all.contains("示例待审") || all.contains("王师傅"), all);
    }
}
