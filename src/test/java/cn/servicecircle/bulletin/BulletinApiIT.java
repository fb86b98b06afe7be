package cn.servicecircle.bulletin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BulletinWorld;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bulletins as residents read them and publishers see to them. */
class BulletinApiIT {
    private static final Duration EVERYWHERE = Duration.ofSeconds(2);
    private static final TestClock CLOCK = new TestClock("2026-11-30T09:00");

    private static TestApp app;

    private final BulletinWorld world = new BulletinWorld(app);
    private final ApiClient anybody = app.anybody();
    private final ApiClient steward = app.as("steward-1");

    @BeforeAll
    static void start() {
        app = TestApp.start("bulletin_api", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static LocalDate today() {
        return LocalDate.now(CLOCK);
    }

    private static void soon(String what, Callable<Boolean> truth) {
        var unused = Eventually.within(EVERYWHERE, what, truth);
    }

    /** All that is listed, page by page. */
    private List<Long> listed(String query, int limit) {
        List<Long> ids = new ArrayList<>();
        String page = "/bulletins?limit=" + limit + "&" + query;
        for (String next = page; next != null; ) {
            Answer answer = anybody.get(next).expect(200);
            assertTrue(answer.ids().size() <= limit);
            ids.addAll(answer.ids());
            next = answer.json().containsKey("next") ? page + "&after=" + answer.number("next") : null;
        }
        return ids;
    }

    private List<Long> in(String area) {
        return listed("areaId=" + world.area(area), 50);
    }

    /** Published by steward-1, and known to every node. */
    private long published(JsonObject content) {
        long id = world.publish(steward, content).expect(201).id();
        if (content.getString("beginsOn").equals(today().toString())) {
            soon("listed", () -> in("wanan-men").contains(id));
        }
        return id;
    }

    @Test
    void theDemoBulletins_leadToWhatCanBeDoneAboutThem() {
        List<String> titles =
                anybody.get("/bulletins?areaId=" + world.area("fengjing-jiayuan-b1")).expect(200).items().stream()
                        .map(item -> ((JsonObject) item).getString("title"))
                        .toList();
        assertTrue(
                titles.containsAll(List.of("高龄津贴怎么领（示例）", "城乡居民医保开始缴费了（示例）", "冬天取暖，防煤烟、防火灾（示例）")), titles.toString());
        JsonObject first = anybody.get("/bulletins/1").expect(200).json();
        assertEquals(
                app.firstItem(),
                first.getJsonArray("serviceItems").getJsonObject(0).getLong("id"));
        assertEquals("有老人的家庭", first.getString("audienceText"));
        assertEquals("到 2028 年 9 月 30 日为止", first.getString("stateText"));
    }

    @Test
    void whatA社区Publishes_isReadInItsSubtree_andNowhereElse() {
        long id = published(world.content("本社区的事", today()));
        for (String within : List.of("fengjing-jiayuan", "fengjing-jiayuan-b1")) {
            assertTrue(in(within).contains(id), within);
        }
        for (String without : List.of("zhongjie", "kongtong", "dongda-jie", "baofeng-lu-c22")) {
            assertFalse(in(without).contains(id), without);
        }
        anybody.get("/bulletins?areaId=4000000000").expectProblem(404, "area:not-found");
    }

    @Test
    void itIsPublishedOnce_andReadByItsLinkAtOnce() {
        String key = UUID.randomUUID().toString();
        String body = JsonObject.of("content", world.content("只发一次", today())).encode();
        Answer first = steward.post("/bulletins", body, "Idempotency-Key", key).expect(201);
        Answer again = steward.post("/bulletins", body, "Idempotency-Key", key).expect(201);
        assertEquals(first.raw(), again.raw());
        assertEquals("/api/v1/bulletins/" + first.id(), first.header("Location"));
        assertEquals(
                first.raw(), anybody.get("/bulletins/" + first.id()).expect(200).raw());
    }

    @Test
    void anAudience_findsWhatIsForIt_andWhatIsForEverybody() {
        long tenants =
                published(world.content("租房补贴", today()).put("audiences", JsonArray.of("tenants", "job-seekers")));
        long everybody = published(world.content("停水通知", today()));
        String area = "areaId=" + app.community();
        assertTrue(listed(area + "&audience=tenants", 50).containsAll(List.of(tenants, everybody)));
        assertFalse(listed(area + "&audience=businesses", 50).contains(tenants));
        assertFalse(listed(area + "&audience=everybody", 50).contains(tenants));
        assertTrue(listed(area, 50).containsAll(List.of(tenants, everybody)));
    }

    @Test
    void pages_goOnWhereTheyStopped_theNewestFirst() {
        for (int i = 0; i < 4; i++) {
            published(world.content("第 " + i + " 条", today()));
        }
        String area = "areaId=" + app.community();
        List<Long> whole = listed(area, 50);
        assertEquals(whole, listed(area, 1));
        assertEquals(whole, listed(area, 3));
        List<Long> today = whole.subList(0, 4);
        assertEquals(today.stream().sorted((a, b) -> Long.compare(b, a)).toList(), today);
    }

    @Test
    void beforeItBegins_onlyPublishersSeeIt_andThenItIsTheNewest() {
        long later = published(world.content("明天起", today().plusDays(1)));
        published(world.content("今天起", today()));
        assertFalse(in("wanan-men").contains(later));
        anybody.get("/bulletins/" + later).expectProblem(404, "bulletin:not-found");
        anybody.get("/bulletins/" + later + "/versions/1").expectProblem(404, "bulletin:not-found");
        JsonObject managed = managed(later);
        assertEquals("upcoming", managed.getString("state"));
        assertEquals("石管家（示例）", managed.getString("changedBy"));
        CLOCK.goOn(Duration.ofDays(1));
        assertEquals(later, in("wanan-men").get(0));
    }

    /** As steward-1 finds it among what was published in the area. */
    private JsonObject managed(long id) {
        String page = "/areas/" + app.community() + "/bulletins?limit=2";
        for (String next = page; next != null; ) {
            Answer answer = steward.get(next).expect(200);
            for (Object item : answer.items()) {
                if (((JsonObject) item).getLong("id") == id) {
                    return (JsonObject) item;
                }
            }
            next = answer.json().containsKey("next") ? page + "&after=" + answer.number("next") : null;
        }
        throw new AssertionError("bulletin " + id + " is not among them");
    }

    @Test
    void afterItsLastDay_itIsNotListed_andItsLinkSaysSo() {
        JsonObject content = world.content("快到期", today()).put("endsOn", today().toString());
        long id = published(content);
        CLOCK.goOn(Duration.ofDays(1));
        assertFalse(in("wanan-men").contains(id));
        JsonObject expired = anybody.get("/bulletins/" + id).expect(200).json();
        assertEquals("expired", expired.getString("state"));
        assertTrue(expired.getString("stateText").startsWith("已过期"));
        assertEquals("全文", expired.getString("text"));
        assertEquals("expired", managed(id).getString("state"));
        // What was wrong in it is put right, and it stays over; or it goes on.
        assertEquals(
                "expired",
                world.correct(steward, id, 1, content.copy().put("text", "改正"))
                        .expect(200)
                        .text("state"));
        world.correct(
                        steward,
                        id,
                        2,
                        content.copy().put("endsOn", today().plusDays(3).toString()))
                .expect(200);
        soon("listed again", () -> in("wanan-men").contains(id));
    }

    @Test
    void aCorrection_isTheNextVersion_withItsReason_andTheOneBeforeStaysReadable() {
        long id = published(world.content("更正以前", today()));
        String path = "/bulletins/" + id;
        String before = anybody.get(path).expect(200).raw();
        Answer corrected =
                world.correct(steward, id, 1, world.content("更正以后", today())).expect(200);
        assertEquals(2, corrected.number("version"));
        soon("corrected", () -> anybody.get(path).raw().equals(corrected.raw()));
        assertEquals("写错了", corrected.json().getJsonObject("correction").getString("reason"));
        JsonObject old = anybody.get(path + "/versions/1").expect(200).json();
        assertEquals("更正以前", old.getString("title"));
        assertEquals("superseded", old.getString("state"));
        assertEquals(2, old.getInteger("currentVersion"));
        assertEquals("更正以前", new JsonObject(before).getString("title"));
        assertEquals(
                corrected.raw(), anybody.get(path + "/versions/2").expect(200).raw());
        anybody.get(path + "/versions/3").expectProblem(404, "bulletin:not-found");
        world.correct(steward, id, 1, world.content("又改", today())).expectProblem(409, "bulletin:changed-meanwhile");

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
        long id = published(world.content("同时改", today()));
        CompletableFuture<Answer> one =
                CompletableFuture.supplyAsync(() -> world.correct(steward, id, 1, world.content("一", today())));
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(
                () -> world.correct(app.as("steward-2"), id, 1, world.content("二", today())));
        List<Integer> statuses = List.of(one.join().status(), other.join().status()).stream()
                .sorted()
                .toList();
        assertEquals(List.of(200, 409), statuses);
    }

    @Test
    void whatIsWithdrawn_isGoneInAllItsVersions_andItsLinkSaysWhy() {
        long id = published(world.content("要撤回", today()));
        String path = "/bulletins/" + id;
        world.correct(steward, id, 1, world.content("还是要撤回", today())).expect(200);
        Answer withdrawn = world.withdraw(app.as("steward-2"), id).expect(200);
        assertEquals("withdrawn", withdrawn.text("state"));
        assertEquals("魏管家（示例）", withdrawn.json().getJsonObject("withdrawal").getString("by"));
        soon("gone", () -> !in("wanan-men").contains(id) && anybody.get(path).status() == 404);
        for (String gone : List.of(path, path + "/versions/1", path + "/versions/2")) {
            Answer answer = anybody.get(gone).expectProblem(404, "bulletin:withdrawn");
            assertTrue(answer.text("detail").contains("政策有变"));
            assertFalse(answer.raw().contains("全文"));
        }
        world.withdraw(steward, id).expectProblem(409, "bulletin:already-withdrawn");
        world.correct(steward, id, 2, world.content("再改", today())).expectProblem(409, "bulletin:already-withdrawn");
        assertEquals("withdrawn", managed(id).getString("state"));
        assertEquals(2, steward.get(path + "/versions").expect(200).items().size());
        world.withdraw(steward, 4_000_000_000L).expectProblem(404, "bulletin:not-found");
    }

    @Test
    void whatDoesNotGoTogether_isPointedOut() {
        JsonObject wrong = world.content("不对", today().minusDays(1))
                .put("endsOn", today().minusDays(2).toString())
                .put("audiences", JsonArray.of("everybody", "tenants"))
                .put("source", JsonObject.of("body", "区民政局", "link", "https://gov.cn@example.com/"));
        Answer refused = world.publish(steward, wrong).expectProblem(422, "bulletin:inconsistent");
        assertEquals(
                List.of("/content/source/link", "/content/audiences", "/content/endsOn", "/content/beginsOn"),
                refused.json().getJsonArray("errors").stream()
                        .map(fault -> ((JsonObject) fault).getString("pointer"))
                        .toList());
        JsonObject noEnd = world.content("没有期限", today());
        noEnd.remove("endsOn");
        world.publish(steward, noEnd).expectProblem(422, "request:invalid");
        world.publish(steward, world.content("太长", today()).put("summary", "字".repeat(201)))
                .expectProblem(422, "request:invalid");
        world.publish(steward, world.content("事项", today()).put("serviceItemIds", JsonArray.of(4_000_000_000L)))
                .expectProblem(422, "bulletin:unknown-item");
        world.publish(steward, world.content("区域", today()).put("areaIds", JsonArray.of(4_000_000_000L)))
                .expectProblem(422, "bulletin:unknown-area");
    }

    @Test
    void personalDataAndListedWords_arePointedOutBeforePublishing() {
        JsonObject phone = world.content("报名", today()).put("text", "打 13893312345 或 0933-8212345。");
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
        world.publish(steward, world.content("名单", today()).put("text", "11010519491231002X"), "phone", "words")
                .expectProblem(422, "bulletin:look-again");
        JsonObject fraud = world.content("反诈宣传", today()).put("summary", "不要相信刷单返利。");
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
        JsonObject content = world.content("本楼", today()).put("areaIds", JsonArray.of(building));
        soon("granted", () -> newcomer.get("/me").expect(200).raw().contains("staff"));
        world.publish(newcomer, content).expectProblem(403, "bulletin:out-of-reach");
        long id = world.publish(steward, content).expect(201).id();
        soon("listed", () -> in("fengjing-jiayuan-b1").contains(id));
        assertFalse(in("fengjing-jiayuan").contains(id));
    }

    @Test
    void anItemThatIsNoLongerOffered_isNotLedTo() {
        ApiClient admin = app.as("admin");
        JsonObject item = JsonObject.of("kind", "assist")
                .put(
                        "content",
                        JsonObject.of("name", "短命的事项", "summary", "示例", "audience", "所有人", "responsibleBody", "区民政局")
                                .put("legalBasis", "《示例办法》")
                                .put("promisedDays", 1));
        long itemId = admin.post(
                        "/service-items",
                        item.encode(),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .id();
        soon("known", () -> anybody.get("/service-items/" + itemId).status() == 200);
        long id = published(world.content("去办", today()).put("serviceItemIds", JsonArray.of(1, itemId)));
        assertEquals(
                2,
                anybody.get("/bulletins/" + id)
                        .json()
                        .getJsonArray("serviceItems")
                        .size());
        admin.post("/service-items/" + itemId + "/withdraw", null).expect(200);
        soon(
                "left out",
                () -> anybody.get("/bulletins/" + id)
                                .json()
                                .getJsonArray("serviceItems")
                                .size()
                        == 1);
    }

    @Test
    void nothingIsKept_ofThoseWhoRead() throws Exception {
        String columns = "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                + " WHERE table_schema = DATABASE() AND table_name LIKE 'bulletin%' ORDER BY 1";
        assertEquals(
                List.of(
                        "bulletin.begins_on",
                        "bulletin.code",
                        "bulletin.ends_on",
                        "bulletin.id",
                        "bulletin.version",
                        "bulletin.withdrawn_at",
                        "bulletin.withdrawn_by",
                        "bulletin.withdrawn_reason",
                        "bulletin_area.area_id",
                        "bulletin_area.bulletin_id",
                        "bulletin_version.bulletin_id",
                        "bulletin_version.changed_at",
                        "bulletin_version.changed_by",
                        "bulletin_version.confirmed",
                        "bulletin_version.content",
                        "bulletin_version.reason",
                        "bulletin_version.version"),
                Jdbc.rows(app.mySqlUri(), columns).stream()
                        .map(row -> row.get(0))
                        .toList());
    }
}
