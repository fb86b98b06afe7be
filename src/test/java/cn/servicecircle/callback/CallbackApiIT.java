package cn.servicecircle.callback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 好差评 that can be changed, and what a bad one leads to: somebody else calls back, and it is put right. */
class CallbackApiIT {
    private static TestApp app;
    private static Errands errands;

    private final ApiClient resident = app.as("resident-1");
    private final ApiClient handler = app.as("staff-1");
    private final ApiClient colleague = app.as("staff-2");

    @BeforeAll
    static void start() {
        app = TestApp.start("callback", Map.of());
        errands = new Errands(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private Answer rate(long errand, int grade) {
        return resident.post("/errands/" + errand + "/rating", "{\"grade\":" + grade + "}");
    }

    private static String text(String words) {
        return "{\"text\":\"" + words + "\"}";
    }

    private static String said(String words, boolean declined) {
        return "{\"said\":\"" + words + "\",\"declined\":" + declined + "}";
    }

    private static List<String> sentences(Answer errand) {
        return errand.expect(200).json().getJsonArray("history").stream()
                .map(step -> ((JsonObject) step).getString("sentence"))
                .toList();
    }

    /** Where the callback of an errand lies: null where it lies with nobody, or there is none. */
    private static String assigned(long errand) throws SQLException {
        return Jdbc.value(app.mySqlUri(), """
                SELECT MAX(p.openid)
                FROM callback c
                LEFT JOIN person p ON p.id = c.assigned_id
                WHERE c.ended_at IS NULL AND c.errand_id = """ + errand);
    }

    private static String count(long errand, String condition) throws SQLException {
        return Jdbc.value(
                app.mySqlUri(), "SELECT COUNT(*) FROM callback WHERE errand_id = " + errand + " AND " + condition);
    }

    @Test
    void theColleagueCallsBack_andPutsItRight_theHandlerMayOnlyAnswer() {
        long errand = errands.done();
        rate(errand, 2).expect(200);
        Answer list = colleague.get("/callbacks?limit=50").expect(200);
        JsonObject mine = list.items().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getLong("errandId") == errand)
                .findFirst()
                .orElseThrow();
        assertTrue(mine.getString("dueText").startsWith("还剩 15 个工作日，到 "), mine::encode);
        String callback = "/callbacks/" + mine.getLong("id");

        colleague.post(callback + "/rectify", text("补办了")).expectProblem(409, "callback:call-first");
        handler.post(callback + "/answer", text("他自己没带身份证")).expect(200);
        handler.post(callback + "/rectify", text("没什么可改的")).expectProblem(403, "callback:not-yours");
        colleague.post(callback + "/answer", text("我也说两句")).expectProblem(403, "callback:not-a-worker");
        colleague.post(callback + "/call", said("说话很凶，不敢再去", false)).expect(200);
        assertFalse(handler.get(callback).expect(200).raw().contains("不敢再去"), "said in confidence");
        assertTrue(colleague.get(callback).expect(200).raw().contains("没带身份证"));

        Answer ended =
                colleague.post(callback + "/rectify", text("已当面道歉，并补办了手续。")).expect(200);
        assertEquals("已整改", ended.text("stateText"));
        assertFalse(ended.json().containsKey("dueText"));
        colleague.post(callback + "/call", said("再问一次", false)).expectProblem(409, "callback:ended");
        handler.post(callback + "/answer", text("我再补充")).expectProblem(409, "callback:ended");
        assertFalse(colleague.get("/callbacks?limit=50").ids().contains(mine.getLong("id")));

        Answer seen = resident.get("/errands/" + errand);
        assertEquals(
                List.of("李阿姨（示例）作了评价：不满意", "杨老党员（示例）回访了申请人", "杨老党员（示例）回访后整改好了：已当面道歉，并补办了手续。"),
                sentences(seen).subList(3, 6));
        assertFalse(seen.raw().contains("不敢再去") || seen.raw().contains("没带身份证"), "notes are internal");
        assertTrue(resident.get("/notifications").raw().contains("您不满意的地方整改好了：已当面道歉"));
        resident.get(callback).expectProblem(404, "callback:not-found");
    }

    @Test
    void whatCannotBePutRight_isExplained() {
        long callback = errands.callback();
        colleague
                .post("/callbacks/" + callback + "/call", said("打了三次没有接通", false))
                .expect(200);
        colleague.post("/callbacks/" + callback + "/cannot", text("津贴标准由省里规定")).expect(200);
        assertTrue(resident.get("/notifications").raw().contains("不能整改，原因是：津贴标准由省里规定"));
    }

    @Test
    void changedForTheBetter_theCallbackEndsByItself_andForTheWorse_opensAnew() throws SQLException {
        long errand = errands.done();
        rate(errand, 1).expect(200);
        rate(errand, 2).expect(200);
        assertEquals("1", count(errand, "TRUE"), "bad stays bad");
        Answer better = rate(errand, 3).expect(200);
        assertEquals("基本满意", better.json().getJsonObject("rating").getString("gradeText"));
        assertEquals(
                List.of("李阿姨（示例）作了评价：非常不满意", "李阿姨（示例）把评价改为：不满意", "李阿姨（示例）把评价改为：基本满意"),
                sentences(better).subList(3, 6));
        assertEquals("1", count(errand, "state = 'withdrawn' AND ended_at IS NOT NULL"));
        assertTrue(colleague.get("/notifications").raw().contains("不用回访了，申请人改了评价"));
        rate(errand, 1).expect(200);
        assertEquals("2", count(errand, "TRUE"));
        assertEquals("1", count(errand, "ended_at IS NULL"));
    }

    @Test
    void aGoodGrade_opensNothing() throws SQLException {
        long errand = errands.done();
        rate(errand, 3).expect(200);
        assertEquals("0", count(errand, "TRUE"));
    }

    @Test
    void aRating_canBeChangedForSevenDays_andIsRefusedBeforeTheEnd() throws SQLException {
        long errand = errands.claimed();
        rate(errand, 5).expectProblem(409, "errand:not-possible-now");
        handler.post("/errands/" + errand + "/complete", "{\"result\":\"办好了\"}").expect(200);
        assertTrue(rate(errand, 5).expect(200).json().containsKey("ratingUntil"));
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE errand_event SET at = at - INTERVAL 8 DAY WHERE kind = 'rated' AND errand_id = " + errand);
        Answer tooLate = rate(errand, 1).expectProblem(409, "errand:rating-final");
        assertTrue(tooLate.text("detail").matches("评价作出后 7 天内可以改，从 20\\d\\d-\\d\\d-\\d\\d 起不能再改。.*"), tooLate::raw);
        assertEquals("0", count(errand, "TRUE"));
    }

    @Test
    void thePrincipalWhoWantsNoCallback_getsNone() throws SQLException {
        long errand = errands.calledBackAbout();
        String decline = "/errands/" + errand + "/callback/decline";
        handler.post(decline, null).expectProblem(404, "callback:not-found");
        resident.post(decline, null).expect(204);
        resident.post(decline, null).expectProblem(404, "callback:not-found");
        assertEquals("1", count(errand, "state = 'declined'"));
        assertTrue(sentences(resident.get("/errands/" + errand)).contains("李阿姨（示例）结束了回访，申请人说不用了"));

        long byPhone = errands.callback();
        assertEquals(
                "declined",
                colleague
                        .post("/callbacks/" + byPhone + "/call", said("说不用了", true))
                        .expect(200)
                        .text("state"));
    }

    @Test
    void whoeverWorkedOnIt_isPassedOver_levelByLevelUpToTheAdmin() throws SQLException {
        for (String next : List.of("staff-2", "steward-1", "steward-2", "steward-3", "admin")) {
            long errand = doneBy(workersBefore(next));
            rate(errand, 1).expect(200);
            assertEquals("demo-" + next, assigned(errand));
        }
        app.as("admin").get("/callbacks").expect(200);
    }

    private static final List<String> LADDER = List.of("staff-2", "steward-1", "steward-2", "steward-3");

    private static List<String> workersBefore(String who) {
        return LADDER.contains(who) ? LADDER.subList(0, LADDER.indexOf(who)) : LADDER;
    }

    private static long doneBy(List<String> joining) {
        long errand = errands.claimed();
        joining.forEach(
                who -> app.as(who).post("/errands/" + errand + "/join", null).expect(200));
        app.as("staff-1")
                .post("/errands/" + errand + "/complete", "{\"result\":\"办好了\"}")
                .expect(200);
        return errand;
    }

    @Test
    void passedOn_itGoesToTheNextWhoDidNotHaveIt_andAtLastNowhere() throws SQLException {
        long errand = errands.calledBackAbout();
        for (String who : List.of("staff-2", "steward-1", "steward-2", "steward-3")) {
            assertEquals("demo-" + who, assigned(errand));
            passOn(who, errand).expect(204);
        }
        passOn("admin", errand).expectProblem(409, "callback:nobody-else");
        assertEquals("demo-admin", assigned(errand));
        app.as("steward-1").get("/callbacks/" + idOf(errand)).expectProblem(404, "callback:not-found");
        assertFalse(resident.get("/errands/" + errand).raw().contains("我是他的亲戚"));
    }

    private static Answer passOn(String who, long errand) throws SQLException {
        return app.as(who).post("/callbacks/" + idOf(errand) + "/pass-on", text("我是他的亲戚"));
    }

    private static String idOf(long errand) throws SQLException {
        return Jdbc.value(app.mySqlUri(), "SELECT MAX(id) FROM callback WHERE errand_id = " + errand);
    }

    @Test
    void whoeverJoinsAfterwards_canNoLongerCallBack() throws SQLException {
        long errand = errands.calledBackAbout();
        String callback = "/callbacks/" + idOf(errand);
        resident.post("/errands/" + errand + "/confirm", "{\"solved\":false}").expect(200);
        colleague.post("/errands/" + errand + "/join", null).expect(200);
        colleague.post(callback + "/call", said("我办的，他说好了", false)).expectProblem(403, "callback:worked-on-it");
        passOn("staff-2", errand).expect(204);
        assertEquals("demo-steward-1", assigned(errand));
    }

    @Test
    void amongColleagues_whoeverHasTheFewestToDo() throws SQLException {
        long before = errands.calledBackAbout();
        assertEquals("demo-staff-2", assigned(before));
        long newcomer = app.as("newcomer-1").get("/me").expect(200).id();
        long grant = app.as("admin")
                .post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"staff\",\"areaId\":%d,\"stationId\":%d}"
                                .formatted(newcomer, app.community(), app.station()))
                .expect(201)
                .id();
        assertEquals("demo-newcomer-1", assigned(errands.calledBackAbout()), "staff-2 has one to do already");
        app.as("admin").delete("/role-grants/" + grant).expect(204);
    }
}
