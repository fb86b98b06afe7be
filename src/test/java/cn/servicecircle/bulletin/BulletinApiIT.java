package cn.servicecircle.bulletin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BulletinWorld;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bulletins as residents read them. */
class BulletinApiIT {
    private static final TestClock CLOCK = new TestClock("2026-11-30T09:00");

    private static TestApp app;

    private final BulletinWorld world = new BulletinWorld(app);
    private final BulletinBoard board = new BulletinBoard(app, CLOCK);
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
        long id = board.published(world.content("本社区的事", board.today()));
        for (String within : List.of("fengjing-jiayuan", "fengjing-jiayuan-b1")) {
            assertTrue(board.in(within).contains(id), within);
        }
        for (String without : List.of("zhongjie", "kongtong", "dongda-jie", "baofeng-lu-c22")) {
            assertFalse(board.in(without).contains(id), without);
        }
        anybody.get("/bulletins?areaId=4000000000").expectProblem(404, "area:not-found");
    }

    @Test
    void itIsPublishedOnce_andReadByItsLinkAtOnce() {
        String key = UUID.randomUUID().toString();
        String body =
                JsonObject.of("content", world.content("只发一次", board.today())).encode();
        Answer first = steward.post("/bulletins", body, "Idempotency-Key", key).expect(201);
        Answer again = steward.post("/bulletins", body, "Idempotency-Key", key).expect(201);
        assertEquals(first.raw(), again.raw());
        assertEquals("/api/v1/bulletins/" + first.id(), first.header("Location"));
        assertEquals(
                first.raw(), anybody.get("/bulletins/" + first.id()).expect(200).raw());
    }

    @Test
    void anAudience_findsWhatIsForIt_andWhatIsForEverybody() {
        long tenants = board.published(
                world.content("租房补贴", board.today()).put("audiences", JsonArray.of("tenants", "job-seekers")));
        long everybody = board.published(world.content("停水通知", board.today()));
        String area = "areaId=" + app.community();
        assertTrue(board.listed(area + "&audience=tenants", 50).containsAll(List.of(tenants, everybody)));
        assertFalse(board.listed(area + "&audience=businesses", 50).contains(tenants));
        assertFalse(board.listed(area + "&audience=everybody", 50).contains(tenants));
        assertTrue(board.listed(area, 50).containsAll(List.of(tenants, everybody)));
    }

    @Test
    void pages_goOnWhereTheyStopped_theNewestFirst() {
        for (int i = 0; i < 4; i++) {
            board.published(world.content("第 " + i + " 条", board.today()));
        }
        String area = "areaId=" + app.community();
        List<Long> whole = board.listed(area, 50);
        assertEquals(whole, board.listed(area, 1));
        assertEquals(whole, board.listed(area, 3));
        List<Long> today = whole.subList(0, 4);
        assertEquals(today.stream().sorted((a, b) -> Long.compare(b, a)).toList(), today);
    }

    @Test
    void beforeItBegins_onlyPublishersSeeIt_andThenItIsTheNewest() {
        long later = board.published(world.content("明天起", board.today().plusDays(1)));
        board.published(world.content("今天起", board.today()));
        assertFalse(board.in("wanan-men").contains(later));
        anybody.get("/bulletins/" + later).expectProblem(404, "bulletin:not-found");
        anybody.get("/bulletins/" + later + "/versions/1").expectProblem(404, "bulletin:not-found");
        JsonObject managed = board.managed(later);
        assertEquals("upcoming", managed.getString("state"));
        assertEquals("石管家（示例）", managed.getString("changedBy"));
        CLOCK.goOn(Duration.ofDays(1));
        assertEquals(later, board.in("wanan-men").get(0));
    }

    @Test
    void afterItsLastDay_itIsNotListed_andItsLinkSaysSo() {
        JsonObject content =
                world.content("快到期", board.today()).put("endsOn", board.today().toString());
        long id = board.published(content);
        CLOCK.goOn(Duration.ofDays(1));
        assertFalse(board.in("wanan-men").contains(id));
        JsonObject expired = anybody.get("/bulletins/" + id).expect(200).json();
        assertEquals("expired", expired.getString("state"));
        assertTrue(expired.getString("stateText").startsWith("已过期"));
        assertEquals("全文", expired.getString("text"));
        assertEquals("expired", board.managed(id).getString("state"));
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
                        content.copy().put("endsOn", board.today().plusDays(3).toString()))
                .expect(200);
        BulletinBoard.soon("listed again", () -> board.in("wanan-men").contains(id));
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
        BulletinBoard.soon(
                "known", () -> anybody.get("/service-items/" + itemId).status() == 200);
        long id = board.published(world.content("去办", board.today()).put("serviceItemIds", JsonArray.of(1, itemId)));
        assertEquals(
                2,
                anybody.get("/bulletins/" + id)
                        .json()
                        .getJsonArray("serviceItems")
                        .size());
        admin.post("/service-items/" + itemId + "/withdraw", null).expect(200);
        BulletinBoard.soon(
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
