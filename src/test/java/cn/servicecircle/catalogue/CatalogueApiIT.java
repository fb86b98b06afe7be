package cn.servicecircle.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The catalogue as residents read it and admins change it. */
class CatalogueApiIT {
    private static final Duration EVERYWHERE = Duration.ofSeconds(2);

    private final TestApp app = TestApp.shared();
    private final ApiClient anybody = app.anybody();
    private final ApiClient admin = app.as("admin");

    private static JsonObject content(String name) {
        return JsonObject.of("name", name, "summary", "示例", "audience", "所有人", "responsibleBody", "区民政局")
                .put("legalBasis", "《示例办法》")
                .put("legalDays", 20)
                .put("promisedDays", 10)
                .put("notice", "紧急情况请先拨打 110、119、120。");
    }

    private static String item(String kind, String name) {
        return JsonObject.of("kind", kind, "content", content(name)).encode();
    }

    private Answer create(String kind, String name) {
        return admin.post(
                "/service-items",
                item(kind, name),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** The path of a new item that every node knows. */
    private String created(String kind) {
        String path = "/service-items/" + create(kind, "示例事项").expect(201).id();
        soon("known", () -> anybody.get(path).status() == 200);
        return path;
    }

    private static void soon(String what, Callable<Boolean> truth) {
        var unused = Eventually.within(EVERYWHERE, what, truth);
    }

    private static Answer replace(ApiClient who, String path, int basedOn, String name) {
        return who.put(
                path,
                JsonObject.of("basedOn", basedOn, "reason", "改名为" + name, "content", content(name))
                        .encode());
    }

    private static List<Answer> race(Supplier<Answer> one, Supplier<Answer> other) {
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(one);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(other);
        return List.of(first.join(), second.join());
    }

    private ApiClient adminOf(String person, String area) throws SQLException {
        ApiClient newcomer = app.as(person);
        String areaId = Jdbc.value(app.mySqlUri(), "SELECT id FROM area WHERE code = '" + area + "'");
        admin.post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"admin\",\"areaId\":%s}"
                                .formatted(newcomer.get("/me").id(), areaId))
                .expect(201);
        return newcomer;
    }

    @Test
    void theFirstDemoItem_saysAllThatAResidentWantsToKnow() {
        JsonObject item = anybody.get("/service-items/1").expect(200).json();
        assertEquals("高龄津贴申领", item.getString("name"));
        assertEquals("由区民政局负责办理和决定，网格服务站帮您跑腿，不代替部门作决定。", item.getString("responsibility"));
        assertEquals("免费", item.getString("fee"));
        assertEquals(5, item.getInteger("responseDays"));
        assertFalse(item.containsKey("legalDays"));
        assertEquals(5, item.getJsonArray("materials").size());
        assertEquals("one-of", item.getJsonArray("questions").getJsonObject(0).getString("type"));
        anybody.get("/service-items/999999").expectProblem(404, "service-item:not-found");
    }

    @Test
    void aNewItem_isMadeOnce_andEverybodyReadsItWithinTwoSeconds() {
        String key = UUID.randomUUID().toString();
        Answer first = admin.post("/service-items", item("report", "新事项"), "Idempotency-Key", key)
                .expect(201);
        Answer again = admin.post("/service-items", item("report", "新事项"), "Idempotency-Key", key)
                .expect(201);
        assertEquals(first.raw(), again.raw());
        assertEquals("/api/v1/service-items/" + first.id(), first.header("Location"));
        soon("listed", () -> anybody.get("/service-items?kind=report").ids().contains(first.id()));
        assertFalse(anybody.get("/service-items?kind=assist").ids().contains(first.id()));
        assertEquals(
                first.raw(),
                anybody.get("/service-items/" + first.id()).expect(200).raw());
    }

    @Test
    void aChange_isTheNextVersion_andTheOneBeforeStaysReadable() {
        String path = created("assist");
        String before = anybody.get(path).raw();
        Answer changed = replace(admin, path, 1, "新名称").expect(200);
        assertEquals(2, changed.number("version"));
        soon("changed", () -> anybody.get(path).raw().equals(changed.raw()));
        assertEquals(before, anybody.get(path + "/versions/1").expect(200).raw());
        assertEquals(
                changed.raw(), anybody.get(path + "/versions/2").expect(200).raw());
        anybody.get(path + "/versions/3").expectProblem(404, "service-item:no-such-version");

        JsonObject newest = admin.get(path + "/versions?limit=1").expect(200).json();
        JsonObject version = newest.getJsonArray("items").getJsonObject(0);
        assertEquals("改名为新名称", version.getString("reason"));
        assertEquals("区管理员（示例）", version.getString("changedBy"));
        JsonArray older = admin.get(path + "/versions?after=" + newest.getLong("next"))
                .expect(200)
                .items();
        assertEquals(1, older.size());
        assertEquals("新增事项", older.getJsonObject(0).getString("reason"));
    }

    @Test
    void whatCameWithTheFiles_namesNobody() {
        JsonArray versions = admin.get("/service-items/1/versions").expect(200).items();
        assertEquals("随资料导入", versions.getJsonObject(0).getString("reason"));
        assertFalse(versions.getJsonObject(0).containsKey("changedBy"));
    }

    @Test
    void twoAdminsChangingAtOnce_oneIsTold() throws SQLException {
        ApiClient colleague = adminOf("newcomer-3001", "kongtong");
        String path = created("assist");
        for (int version = 1; version <= 20; version++) {
            int basedOn = version;
            List<Answer> answers = race(
                    () -> replace(admin, path, basedOn, "甲" + basedOn), () -> replace(colleague, path, basedOn, "乙"));
            Answer lost = answers.get(answers.get(0).status() == 200 ? 1 : 0);
            answers.get(answers.get(0).status() == 200 ? 0 : 1).expect(200);
            assertTrue(lost.expectProblem(409, "service-item:changed-meanwhile")
                    .text("detail")
                    .contains("第 " + (basedOn + 1) + " 版"));
        }
        assertEquals(21, admin.get(path + "/versions?limit=50").items().size());
    }

    @Test
    void aWithdrawnItem_isOfferedNowhere_andCanBeOfferedAgain() {
        String path = created("assist");
        long id = anybody.get(path).id();
        admin.put(path + "/stations", "{\"stationIds\":[1]}").expect(200);
        assertTrue(admin.post(path + "/withdraw", null).expect(200).json().getBoolean("withdrawn"));
        admin.post(path + "/withdraw", null).expect(200);
        soon("withdrawn", () -> !anybody.get("/service-items").ids().contains(id));
        assertTrue(anybody.get("/service-items?state=withdrawn").ids().contains(id));
        assertTrue(anybody.get(path).expect(200).json().getBoolean("withdrawn"));
        soon("known to the station", () -> app.anybody()
                .get("/service-items/" + id + "/stations")
                .ids()
                .contains(1L));
        assertFalse(canDo(1, id));
        file(id, 1).expectProblem(409, "errand:item-withdrawn");

        assertFalse(admin.post(path + "/offer", null).expect(200).json().getBoolean("withdrawn"));
        soon("offered", () -> canDo(1, id));
        file(id, 1).expect(201);
    }

    private boolean canDo(int station, long item) {
        return anybody.get("/stations/" + station).expect(200).json().getJsonArray("serviceItems").stream()
                .anyMatch(can -> ((JsonObject) can).getLong("id") == item);
    }

    private Answer file(long item, int station) {
        return app.as("resident-6")
                .post(
                        "/errands",
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"示例\"}".formatted(item, station),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    @Test
    void theLastWayToComplain_staysOpen_evenWhenTwoAreWithdrawnAtOnce() {
        long demo = anybody.get("/service-items?kind=complaint").ids().get(0);
        String path = "/service-items/" + demo;
        Answer refused = admin.post(path + "/withdraw", null).expectProblem(409, "service-item:last-complaint");
        assertTrue(refused.text("detail").contains("国办函〔2026〕12号"));

        String other = created("complaint");
        for (int round = 0; round < 10; round++) {
            List<Answer> answers =
                    race(() -> admin.post(path + "/withdraw", null), () -> admin.post(other + "/withdraw", null));
            assertEquals(
                    1, answers.stream().filter(answer -> answer.status() == 200).count());
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(lost -> lost.expectProblem(409, "service-item:last-complaint"));
            admin.post(path + "/offer", null).expect(200);
            admin.post(other + "/offer", null).expect(200);
        }
        admin.post(other + "/withdraw", null).expect(200);
        soon(
                "as before",
                () -> anybody.get("/service-items?kind=complaint").ids().equals(List.of(demo)));
    }

    @Test
    void whichStationsCanDoIt_isSetWhole() {
        String path = created("assist");
        long id = anybody.get(path).id();
        assertEquals(
                List.of(1L, 2L),
                admin.put(path + "/stations", "{\"stationIds\":[2,1,2]}")
                        .expect(200)
                        .ids());
        soon("known to the stations", () -> canDo(1, id) && canDo(2, id));
        assertEquals(
                List.of(3L),
                admin.put(path + "/stations", "{\"stationIds\":[3]}")
                        .expect(200)
                        .ids());
        soon("known to the stations", () -> !canDo(1, id) && canDo(3, id));
        assertEquals(List.of(3L), anybody.get(path + "/stations").expect(200).ids());
        Answer unknown = admin.put(path + "/stations", "{\"stationIds\":[3,999999]}")
                .expectProblem(422, "service-item:unknown-station");
        assertEquals(
                "/stationIds/1",
                unknown.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        assertEquals(List.of(3L), anybody.get(path + "/stations").ids());
        assertEquals(
                List.of(),
                admin.put(path + "/stations", "{\"stationIds\":[]}").expect(200).ids());
        admin.put("/service-items/999999/stations", "{\"stationIds\":[]}").expect(404);
    }

    @Test
    void aContentThatDoesNotGoTogether_isRefused_andPointedAt() {
        String path = created("report");
        JsonObject wrong = content("示例").put("promisedDays", 21).put("notice", "没有说紧急情况");
        Answer refused = admin.put(
                        path,
                        JsonObject.of("basedOn", 1, "reason", "示例", "content", wrong)
                                .encode())
                .expectProblem(422, "service-item:inconsistent");
        assertEquals(
                List.of("/content/promisedDays", "/content/notice"),
                refused.json().getJsonArray("errors").stream()
                        .map(error -> ((JsonObject) error).getString("pointer"))
                        .toList());
        assertEquals(1, admin.get(path + "/versions").items().size());
    }

    @Test
    void anAdminOfAStreet_changesNothingOfTheDistricts() throws SQLException {
        ApiClient local = adminOf("newcomer-3002", "zhongjie");
        String path = created("assist");
        String type = "service-item:out-of-reach";
        local.post(
                        "/service-items",
                        item("assist", "示例"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expectProblem(403, type);
        replace(local, path, 1, "示例").expectProblem(403, type);
        local.post(path + "/withdraw", null).expectProblem(403, type);
        local.post(path + "/offer", null).expectProblem(403, type);
        local.put(path + "/stations", "{\"stationIds\":[1]}").expectProblem(403, type);
    }
}
