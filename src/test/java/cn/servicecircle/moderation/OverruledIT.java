package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of sanctions that are appealed against, and of everything that followed from a decision that fell. */
class OverruledIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";
    private static final String WARNING = "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"第一次\"}";
    private static final String MUTE = "{\"grade\":\"mute\",\"days\":3,\"clause\":\"第五条\",\"reason\":\"屡次\"}";
    private static final String UPHELD = "{\"upheld\":true,\"answer\":\"维持原来的\"}";
    private static final String FALLEN = "{\"upheld\":false,\"answer\":\"有监控为证\"}";
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;

    /** Another one of the same community. */
    private static ApiClient second;

    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient above = app.as("moderator-3");
    private final ApiClient author = app.as("resident-2");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("overruled", CLOCK);
        second = app.as("newcomer-31");
        String grant = "{\"personId\":%d,\"role\":\"moderator\",\"areaId\":%d}"
                .formatted(second.get("/me").id(), app.community());
        app.as("admin").post("/role-grants", grant).expect(201);
        Eventually.within(
                PATIENCE, "moderates", () -> second.get("/moderations").status() == 200);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What was done to the authors of other tests was long ago, and no appeal of theirs waits. */
    @BeforeEach
    void forgive() throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE moderation SET decided_at = decided_at - INTERVAL 200 DAY",
                "UPDATE sanction SET imposed_at = imposed_at - INTERVAL 400 DAY, until = until - INTERVAL 400 DAY,"
                        + " decided_at = COALESCE(decided_at, imposed_at), alarm_at = NULL");
    }

    private String comments() {
        return "/topics/" + topics.published() + "/comments";
    }

    private long comment(ApiClient who, String body) {
        return who.post(comments(), "{\"body\":\"%s\"}".formatted(body))
                .expect(201)
                .id();
    }

    private void report(ApiClient who, long comment) {
        who.post("/reports", "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(comment))
                .expect(201);
    }

    private long hidden(ApiClient who) {
        long comment = comment(who, "示例待审");
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        return id;
    }

    private long sanctioned(ApiClient who, String how) {
        return moderator
                .post("/moderations/" + hidden(who) + "/sanction", how)
                .expect(201)
                .id();
    }

    private static void appeal(ApiClient who, String what) {
        who.post(what + "/appeal", "{\"reason\":\"说的是事实\"}").expect(200);
    }

    private static int times(ApiClient who, String words) {
        String all = who.get("/notifications?limit=50").expect(200).raw();
        return all.split(words, -1).length - 1;
    }

    private static List<Long> waiting(ApiClient who) {
        return who.get("/sanction-appeals").expect(200).ids();
    }

    @Test
    void anAppealAgainstASanction_isToldToWhoMayAnswer_andListedUntilSomebodyDid() {
        ApiClient person = app.as("resident-4");
        int heard = times(second, "提出申诉");
        int heardAbove = times(above, "提出申诉");
        long first = sanctioned(person, WARNING);
        appeal(person, "/sanctions/" + first);
        CLOCK.goOn(Duration.ofMinutes(1));
        long later = sanctioned(app.as("resident-5"), WARNING);
        appeal(app.as("resident-5"), "/sanctions/" + later);

        assertEquals(heardAbove + 2, times(above, "提出申诉"));
        assertEquals(heard + 2, times(second, "提出申诉"));
        assertEquals(0, times(moderator, "提出申诉"));
        assertEquals(List.of(first, later), waiting(second));
        JsonObject shown = above.get("/sanction-appeals?limit=1").expect(200).json();
        JsonObject one = shown.getJsonArray("items").getJsonObject(0);
        assertEquals("说的是事实", one.getString("appeal"));
        assertEquals(
                Duration.ofDays(1),
                Duration.between(Instant.parse(one.getString("appealedAt")), Instant.parse(one.getString("dueAt"))));
        assertEquals(
                List.of(later),
                above.get("/sanction-appeals?limit=1&after=" + shown.getLong("next"))
                        .ids());
        assertEquals(List.of(), waiting(app.as("moderator-2")));
        second.post("/sanctions/" + first + "/appeal/answer", UPHELD).expect(200);
        assertEquals(List.of(later), waiting(above));
    }

    @Test
    void anAppealThatNobodyAnswers_isToldToTheModerators_thenToTheAdmins() {
        long sanction = sanctioned(app.as("resident-4"), WARNING);
        appeal(app.as("resident-4"), "/sanctions/" + sanction);
        CLOCK.goOn(Duration.ofHours(25));
        Eventually.within(PATIENCE, "moderators", () -> times(above, "申诉等了太久") == 1);
        ApiClient admin = app.as("admin");
        assertEquals(0, times(admin, "申诉逾期"));
        CLOCK.goOn(Duration.ofHours(25));
        Eventually.within(PATIENCE, "admins", () -> times(admin, "申诉逾期") == 1);
        JsonObject newest = admin.get("/notifications").items().getJsonObject(0);
        assertTrue(newest.getString("text").contains("任命一位来处理"));
        admin.get(newest.getString("link")).expect(200);
    }

    @Test
    void whoReportedThePost_doesNotAnswerForTheSanction() {
        long comment = comment(author, "物业都是骗子");
        report(second, comment);
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        long sanction = moderator
                .post("/moderations/" + id + "/sanction", WARNING)
                .expect(201)
                .id();
        int before = times(second, "提出申诉");
        appeal(author, "/sanctions/" + sanction);
        assertEquals(before, times(second, "提出申诉"));
        String answer = "/sanctions/" + sanction + "/appeal/answer";
        second.post(answer, FALLEN).expectProblem(403, "moderation:is-party");
        above.post(answer, FALLEN).expect(200);
    }

    @Test
    void aWarningThatWasUpheld_counts_andOneThatWasLiftedDoesNot() {
        long upheld = sanctioned(app.as("resident-4"), WARNING);
        appeal(app.as("resident-4"), "/sanctions/" + upheld);
        CLOCK.goOn(Duration.ofMinutes(1));
        above.post("/sanctions/" + upheld + "/appeal/answer", UPHELD).expect(200);
        moderator
                .post("/moderations/" + hidden(app.as("resident-4")) + "/sanction", MUTE)
                .expect(201);

        long lifted = sanctioned(app.as("resident-5"), WARNING);
        appeal(app.as("resident-5"), "/sanctions/" + lifted);
        above.post("/sanctions/" + lifted + "/appeal/answer", FALLEN).expect(200);
        moderator
                .post("/moderations/" + hidden(app.as("resident-5")) + "/sanction", MUTE)
                .expectProblem(409, "sanction:too-hard");
    }

    @Test
    void aPostThatIsRestored_takesItsSanctionWithIt() {
        ApiClient person = app.as("resident-5");
        sanctioned(person, WARNING);
        long id = hidden(person);
        long mute = moderator
                .post("/moderations/" + id + "/sanction", MUTE)
                .expect(201)
                .id();
        String comments = comments();
        person.post(comments, "{\"body\":\"我想说\"}").expectProblem(403, "post:muted");
        appeal(person, "/sanctions/" + mute);
        appeal(person, "/moderations/" + id);
        above.post("/moderations/" + id + "/appeal/answer", FALLEN).expect(200);

        person.post(comments, "{\"body\":\"现在能说\"}").expect(201);
        assertEquals(1, times(person, "因它而来的“暂停发言”也解除了"));
        assertFalse(waiting(above).contains(mute));
        assertTrue(app.anybody()
                .get("/moderation-log?limit=2&areaId=" + app.community())
                .raw()
                .contains("sanction-lifted"));
        second.post("/sanctions/" + mute + "/appeal/answer", UPHELD).expectProblem(409, "sanction:not-appealed");
    }

    @Test
    void whatWasLiftedWithItsPost_isNotAppealedAgainst_andDoesNotCount() {
        ApiClient person = app.as("resident-4");
        long id = hidden(person);
        long warning = moderator
                .post("/moderations/" + id + "/sanction", WARNING)
                .expect(201)
                .id();
        appeal(person, "/moderations/" + id);
        above.post("/moderations/" + id + "/appeal/answer", FALLEN).expect(200);
        person.post("/sanctions/" + warning + "/appeal", "{\"reason\":\"太重\"}").expectProblem(409, "sanction:lifted");
        moderator.post("/moderations/" + hidden(person) + "/sanction", MUTE).expectProblem(409, "sanction:too-hard");
    }

    @Test
    void whatIsRestored_andHiddenAgain_isAppealedAgainstAgain_andDecidedByNobodyWhoWasOverruled() {
        long comment = comment(author, "物业都是骗子");
        report(app.as("resident-3"), comment);
        String path = "/moderations/" + topics.caseOf("comment", comment).orElseThrow();
        moderator.post(path + "/decision", HIDE).expect(200);
        appeal(author, path);
        above.post(path + "/appeal/answer", FALLEN).expect(200);

        CLOCK.goOn(Duration.ofMinutes(1));
        report(app.as("resident-1"), comment);
        moderator.post(path + "/decision", HIDE).expectProblem(403, "moderation:overruled");
        second.post(path + "/decision", HIDE).expect(200);
        assertFalse(author.get(path).expect(200).json().containsKey("appeal"));
        appeal(author, path);
        author.post(path + "/appeal", "{\"reason\":\"再说一遍\"}").expectProblem(409, "moderation:appealed-before");
        moderator.post(path + "/appeal/answer", UPHELD).expectProblem(403, "moderation:overruled");
        second.post(path + "/appeal/answer", UPHELD).expectProblem(403, "moderation:own-decision");
        above.post(path + "/appeal/answer", UPHELD).expect(200);
        author.post(path + "/appeal", "{\"reason\":\"还是不服\"}").expectProblem(409, "moderation:appealed-before");
    }

    @Test
    void whoHeardThatAPostWasHidden_hearsThatItWasRestored_once() {
        ApiClient first = app.as("resident-4");
        ApiClient last = app.as("resident-5");
        long comment = comment(app.as("resident-1"), "物业都是骗子");
        report(first, comment);
        String path = "/moderations/" + topics.caseOf("comment", comment).orElseThrow();
        moderator.post(path + "/decision", HIDE).expect(200);
        appeal(app.as("resident-1"), path);
        above.post(path + "/appeal/answer", FALLEN).expect(200);
        assertEquals(1, times(first, "已恢复显示"));

        CLOCK.goOn(Duration.ofMinutes(1));
        report(last, comment);
        second.post(path + "/decision", HIDE).expect(200);
        appeal(app.as("resident-1"), path);
        above.post(path + "/appeal/answer", FALLEN).expect(200);
        assertEquals(1, times(first, "已恢复显示"));
        assertEquals(1, times(last, "已恢复显示"));
    }
}
