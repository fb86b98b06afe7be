package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sanction comes while what it is about can be read, is appealed against in time, and shows when it stands no more. */
class SanctionTermsIT {
    private static final String HIDE = "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"点了邻居的名字\"}";
    private static final String WARNING = "{\"grade\":\"warning\",\"days\":0,\"clause\":\"第五条\",\"reason\":\"第一次\"}";
    private static final String REVIEW = "{\"grade\":\"review\",\"days\":90,\"clause\":\"第五条\",\"reason\":\"第一次\"}";
    private static TestApp app;

    private final ApiClient author = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient above = app.as("moderator-3");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.start("sanction_terms", Map.of());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What was done to the authors of other tests was long ago. */
    @BeforeEach
    void forgive() throws SQLException {
        run("UPDATE moderation SET decided_at = decided_at - INTERVAL 200 DAY");
        run("UPDATE sanction SET imposed_at = imposed_at - INTERVAL 400 DAY, until = until - INTERVAL 400 DAY");
    }

    private static void run(String sql) throws SQLException {
        Jdbc.run(app.mySqlUri(), sql);
    }

    private static String value(String sql) throws SQLException {
        return Jdbc.value(app.mySqlUri(), sql);
    }

    private long comment(String body) {
        return author.post("/topics/" + topics.published() + "/comments", "{\"body\":\"%s\"}".formatted(body))
                .expect(201)
                .id();
    }

    /** Its case. */
    private long hidden() {
        long comment = comment("示例待审");
        long id = topics.caseOf("comment", comment).orElseThrow();
        topics.decide("comment", comment, HIDE);
        return id;
    }

    private long sanctioned(long caseId, String how) {
        return moderator
                .post("/moderations/" + caseId + "/sanction", how)
                .expect(201)
                .id();
    }

    private void appeal(long sanction) {
        author.post("/sanctions/" + sanction + "/appeal", "{\"reason\":\"太重\"}").expect(200);
    }

    private JsonObject mine(long sanction) {
        return author.get("/me/sanctions").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getLong("id") == sanction)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nobodyIsSanctioned_longAfterTheDecision_orForWordsThatNobodyCanReadAnyMore() throws SQLException {
        long old = hidden();
        run("UPDATE moderation SET decided_at = decided_at - INTERVAL 31 DAY WHERE id = " + old);
        moderator.post("/moderations/" + old + "/sanction", WARNING).expectProblem(409, "sanction:too-late");
        run("UPDATE moderation SET decided_at = decided_at + INTERVAL 2 DAY WHERE id = " + old);
        sanctioned(old, WARNING);
        long forgotten = hidden();
        run("UPDATE moderation SET text = '' WHERE id = " + forgotten);
        moderator.post("/moderations/" + forgotten + "/sanction", WARNING).expectProblem(409, "sanction:too-late");
    }

    @Test
    void anAppeal_comesWithinFifteenDays_orAsLongAsTheSanctionIsOn() throws SQLException {
        long over = sanctioned(hidden(), WARNING);
        long on = sanctioned(hidden(), REVIEW);
        run("UPDATE sanction SET imposed_at = imposed_at - INTERVAL 16 DAY, until = until - INTERVAL 16 DAY");
        author.post("/sanctions/" + over + "/appeal", "{\"reason\":\"太重\"}")
                .expectProblem(409, "sanction:appeal-too-late");
        appeal(on);
        long late = sanctioned(hidden(), WARNING);
        run("UPDATE sanction SET imposed_at = imposed_at - INTERVAL 14 DAY, until = imposed_at WHERE id = " + late);
        appeal(late);
    }

    @Test
    void whatIsSaidAgainstASanction_isForgottenHalfAYearAfterTheLastWord_evenIfTheCaseIsEmpty() throws SQLException {
        long caseId = hidden();
        long sanction = sanctioned(caseId, REVIEW);
        run("UPDATE moderation SET text = '', words_until = NULL WHERE id = " + caseId);
        appeal(sanction);
        String days = "SELECT DATEDIFF(m.words_until, COALESCE(s.decided_at, s.appealed_at))"
                + " FROM sanction s JOIN moderation m ON m.id = s.case_id WHERE m.id = " + caseId;
        assertEquals("186", value(days));
        run("UPDATE moderation SET words_until = NULL WHERE id = " + caseId);
        above.post("/sanctions/" + sanction + "/appeal/answer", "{\"upheld\":true,\"answer\":\"维持\"}")
                .expect(200);
        assertEquals("186", value(days));
    }

    @Test
    void whereNobodyCanAnswerTheAppeal_thoseHearOfItWhoCanAppointSomebody() {
        long comment = comment("物业都是骗子");
        moderator
                .post("/reports", "{\"subject\":\"comment\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(comment))
                .expect(201);
        String path = "/moderations/" + topics.caseOf("comment", comment).orElseThrow();
        above.post(path + "/decision", HIDE).expect(200);
        long sanction = above.post(path + "/sanction", WARNING).expect(201).id();
        assertFalse(heard(app.as("admin"), "请一天内任命一位来答复"));
        appeal(sanction);
        assertTrue(heard(app.as("admin"), "请一天内任命一位来答复"));
        assertFalse(heard(moderator, "提出申诉，请一天内答复"));
    }

    private static boolean heard(ApiClient who, String words) {
        return who.get("/notifications?limit=50").expect(200).raw().contains(words);
    }

    @Test
    void whatWasLifted_showsIt() {
        long caseId = hidden();
        long stands = sanctioned(hidden(), WARNING);
        long lifted = sanctioned(caseId, WARNING);
        assertFalse(mine(lifted).getBoolean("lifted"));
        author.post("/moderations/" + caseId + "/appeal", "{\"reason\":\"说的是事实\"}")
                .expect(200);
        above.post("/moderations/" + caseId + "/appeal/answer", "{\"upheld\":false,\"answer\":\"有监控为证\"}")
                .expect(200);
        assertTrue(mine(lifted).getBoolean("lifted"));
        assertFalse(mine(stands).getBoolean("lifted"));
    }
}
