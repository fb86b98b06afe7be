package cn.servicecircle.bulletin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BulletinWorld;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bulletins as their publishers see to them: fit to be published, corrected, withdrawn. */
class BulletinEditingIT {
    private static final TestClock CLOCK = new TestClock("2026-11-30T09:00");

    private static TestApp app;

    private final BulletinWorld world = new BulletinWorld(app);
    private final BulletinBoard board = new BulletinBoard(app, CLOCK);
    private final ApiClient anybody = app.anybody();
    private final ApiClient steward = app.as("steward-1");

    @BeforeAll
    static void start() {
        app = TestApp.start("bulletin_editing", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void aCorrection_isTheNextVersion_withItsReason_andTheOneBeforeStaysReadable() {
        long id = board.published(world.content("更正以前", board.today()));
        String path = "/bulletins/" + id;
        String before = anybody.get(path).expect(200).raw();
        Answer corrected = world.correct(steward, id, 1, world.content("更正以后", board.today()))
                .expect(200);
        assertEquals(2, corrected.number("version"));
        BulletinBoard.soon("corrected", () -> anybody.get(path).raw().equals(corrected.raw()));
        assertEquals("写错了", corrected.json().getJsonObject("correction").getString("reason"));
        JsonObject old = anybody.get(path + "/versions/1").expect(200).json();
        assertEquals("更正以前", old.getString("title"));
        assertEquals("superseded", old.getString("state"));
        assertEquals(2, old.getInteger("currentVersion"));
        assertEquals("更正以前", new JsonObject(before).getString("title"));
        assertEquals(
                corrected.raw(), anybody.get(path + "/versions/2").expect(200).raw());
        anybody.get(path + "/versions/3").expectProblem(404, "bulletin:not-found");
        world.correct(steward, id, 1, world.content("又改", board.today()))
                .expectProblem(409, "bulletin:changed-meanwhile");

        JsonObject newest = steward.get(path + "/versions?limit=1").expect(200).json();
        JsonObject change = newest.getJsonArray("items").getJsonObject(0);
        assertEquals("石管家（示例）", change.getString("changedBy"));
        assertEquals("更正以后", change.getJsonObject("content").getString("title"));
        assertEquals(
                "发布",
                steward.get(path + "/versions?after=" + newest.getLong("next"))
                        .items()
                        .getJsonObject(0)
                        .getString("reason"));
    }

    @Test
    void ofTwoCorrectionsAtOnce_oneIsRefused() {
        long id = board.published(world.content("同时改", board.today()));
        CompletableFuture<Answer> one =
                CompletableFuture.supplyAsync(() -> world.correct(steward, id, 1, world.content("一", board.today())));
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(
                () -> world.correct(app.as("steward-2"), id, 1, world.content("二", board.today())));
        List<Integer> statuses = List.of(one.join().status(), other.join().status()).stream()
                .sorted()
                .toList();
        assertEquals(List.of(200, 409), statuses);
    }

    @Test
    void whatIsWithdrawn_isGoneInAllItsVersions_andItsLinkSaysWhy() {
        long id = board.published(world.content("要撤回", board.today()));
        String path = "/bulletins/" + id;
        world.correct(steward, id, 1, world.content("还是要撤回", board.today())).expect(200);
        Answer withdrawn = world.withdraw(app.as("steward-2"), id).expect(200);
        assertEquals("withdrawn", withdrawn.text("state"));
        assertEquals("魏管家（示例）", withdrawn.json().getJsonObject("withdrawal").getString("by"));
        BulletinBoard.soon(
                "gone",
                () -> !board.in("wanan-men").contains(id) && anybody.get(path).status() == 404);
        for (String gone : List.of(path, path + "/versions/1", path + "/versions/2")) {
            Answer answer = anybody.get(gone).expectProblem(404, "bulletin:withdrawn");
            assertTrue(answer.text("detail").contains("政策有变"));
            assertFalse(answer.raw().contains("全文"));
        }
        world.withdraw(steward, id).expectProblem(409, "bulletin:already-withdrawn");
        world.correct(steward, id, 2, world.content("再改", board.today()))
                .expectProblem(409, "bulletin:already-withdrawn");
        assertEquals("withdrawn", board.managed(id).getString("state"));
        assertEquals(2, steward.get(path + "/versions").expect(200).items().size());
        world.withdraw(steward, 4_000_000_000L).expectProblem(404, "bulletin:not-found");
    }

    @Test
    void whatDoesNotGoTogether_isPointedOut() {
        JsonObject wrong = world.content("不对", board.today().minusDays(1))
                .put("endsOn", board.today().minusDays(2).toString())
                .put("audiences", JsonArray.of("everybody", "tenants"))
                .put("source", JsonObject.of("body", "区民政局", "link", "https://gov.cn@example.com/"));
        Answer refused = world.publish(steward, wrong).expectProblem(422, "bulletin:inconsistent");
        assertEquals(
                List.of("/content/source/link", "/content/audiences", "/content/endsOn", "/content/beginsOn"),
                refused.json().getJsonArray("errors").stream()
                        .map(fault -> ((JsonObject) fault).getString("pointer"))
                        .toList());
        JsonObject noEnd = world.content("没有期限", board.today());
        noEnd.remove("endsOn");
        world.publish(steward, noEnd).expectProblem(422, "request:invalid");
        world.publish(steward, world.content("太长", board.today()).put("summary", "字".repeat(201)))
                .expectProblem(422, "request:invalid");
        world.publish(steward, world.content("事项", board.today()).put("serviceItemIds", JsonArray.of(4_000_000_000L)))
                .expectProblem(422, "bulletin:unknown-item");
        world.publish(steward, world.content("区域", board.today()).put("areaIds", JsonArray.of(4_000_000_000L)))
                .expectProblem(422, "bulletin:unknown-area");
    }

    @Test
    void personalDataAndListedWords_arePointedOutBeforePublishing() {
        JsonObject phone = world.content("报名", board.today()).put("text", "打 13893312345 或 0933-8212345。");
        Answer asked = world.publish(steward, phone).expectProblem(422, "bulletin:look-again");
        assertEquals(1, asked.json().getJsonArray("errors").size());
        assertTrue(asked.raw().contains("13893312345"));
        long id = world.publish(steward, phone, "phone").expect(201).id();
        assertEquals(
                JsonArray.of("phone"),
                steward.get("/bulletins/" + id + "/versions")
                        .items()
                        .getJsonObject(0)
                        .getJsonArray("confirmed"));
        world.publish(steward, world.content("名单", board.today()).put("text", "11010519491231002X"), "phone", "words")
                .expectProblem(422, "bulletin:look-again");
        JsonObject fraud = world.content("反诈宣传", board.today()).put("summary", "不要相信刷单返利。");
        world.publish(steward, fraud, "words").expectProblem(422, "bulletin:look-again");
        world.publish(app.as("admin"), fraud).expectProblem(422, "bulletin:look-again");
        world.publish(app.as("admin"), fraud, "words").expect(201);
    }

    @Test
    void a楼栋管家_speaksForNoBodyThatIssuesPolicy() {
        long building = world.area("fengjing-jiayuan-b1");
        ApiClient newcomer = app.as("newcomer-3");
        app.as("admin")
                .post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"staff\",\"areaId\":%d,\"dutyRole\":\"building-steward\"}"
                                .formatted(newcomer.get("/me").id(), building))
                .expect(201);
        JsonObject content = world.content("本楼", board.today()).put("areaIds", JsonArray.of(building));
        BulletinBoard.soon(
                "granted", () -> newcomer.get("/me").expect(200).raw().contains("staff"));
        world.publish(newcomer, content).expectProblem(403, "bulletin:out-of-reach");
        long id = world.publish(steward, content).expect(201).id();
        BulletinBoard.soon("listed", () -> board.in("fengjing-jiayuan-b1").contains(id));
        assertFalse(board.in("fengjing-jiayuan").contains(id));
    }
}
