package cn.servicecircle.whistle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BlownWhistles;
import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 吹哨、报到、办结 over the API. */
class WhistleApiIT {
    private static final String BY = "{\"by\":\"张科长（示例）\"}";
    private static final String RESULT = "{\"result\":\"路面已修复\"}";
    private static final String REASON = "{\"reason\":\"不归它管\"}";

    private final TestApp app = TestApp.shared();
    private final ApiClient street = app.as("steward-2");
    private final ApiClient resident = app.as("resident-1");
    private final Errands errands = new Errands(app);
    private final BlownWhistles whistles = new BlownWhistles(app);

    private List<String> history(long errand) {
        JsonArray history =
                resident.get("/errands/" + errand).expect(200).json().getJsonArray("history");
        return history.stream()
                .map(step -> ((JsonObject) step).getString("sentence"))
                .toList();
    }

    private String last(long errand) {
        List<String> history = history(errand);
        return history.get(history.size() - 1);
    }

    private String newestNotice(String who) {
        return app.as(who)
                .get("/notifications")
                .expect(200)
                .items()
                .getJsonObject(0)
                .getString("text");
    }

    private static JsonObject call(Answer calls, int number) {
        return calls.items().getJsonObject(number);
    }

    @Test
    void aWholeWhistle_isReadInTheErrandsHistory() {
        long errand = errands.claimed();
        Answer blown = whistles.blowBy(street, errand).expect(201);
        assertTrue(call(blown, 0).getBoolean("lead"));
        assertEquals(
                List.of("acknowledge", "decline"),
                call(blown, 0).getJsonArray("possible").getList());
        assertTrue(call(blown, 1).getJsonObject("limit").getString("text").startsWith("还剩 3 个工作日，到 "), blown::raw);
        assertEquals("魏管家（示例）吹哨：中街街道请区住房和城乡建设局牵头，区民政局配合", last(errand));
        assertTrue(newestNotice("resident-1").endsWith(" 魏管家（示例）吹哨：中街街道请区住房和城乡建设局牵头，区民政局配合"));
        assertEquals(newestNotice("resident-1"), newestNotice("staff-1"));

        String lead = whistles.call(errand, 0);
        assertEquals(
                "acknowledged",
                call(street.post(lead + "/acknowledge", BY).expect(200), 0).getString("state"));
        assertEquals("魏管家（示例）记录部门报到：区住房和城乡建设局，张科长（示例）", last(errand));
        JsonObject done = call(street.post(lead + "/finish", RESULT).expect(200), 0);
        assertEquals("已办结", done.getString("stateText"));
        assertTrue(done.getJsonObject("limit").getString("text").endsWith("办结，没有超期"), done::encode);
        assertEquals("魏管家（示例）记录部门办结：区住房和城乡建设局：路面已修复", last(errand));
        assertTrue(newestNotice("staff-1").endsWith(" 魏管家（示例）记录部门办结：区住房和城乡建设局：路面已修复"));

        JsonObject declined =
                call(street.post(whistles.call(errand, 1) + "/decline", REASON).expect(200), 1);
        assertEquals("declined", declined.getString("state"));
        assertNull(declined.getJsonObject("limit"));
        assertEquals("刘网格员（示例）", resident.get("/errands/" + errand).text("responsibleName"), "首接负责, whoever is called");
    }

    @Test
    void everybodyWhoSeesTheErrand_seesTheCalls() {
        long errand = whistles.blown();
        String calls = "/errands/" + errand + "/calls";
        assertEquals(
                street.get(calls).expect(200).raw(),
                resident.get(calls).expect(200).raw());
        assertEquals(
                List.of(),
                resident.get("/errands/" + errands.filed() + "/calls")
                        .expect(200)
                        .ids());
    }

    @Test
    void theStreetThatCalled_recordsEvenWhenTheErrandHasMovedOn() {
        long errand = whistles.blown();
        long away = app.as("staff-6")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        app.as("staff-1")
                .post("/errands/" + errand + "/hand-over", "{\"stationId\":%d,\"reason\":\"示例\"}".formatted(away))
                .expect(200);
        app.as("staff-6").post("/errands/" + errand + "/claim", null).expect(200);
        street.get("/errands/" + errand).expectProblem(404, "errand:not-found");
        street.post(whistles.call(errand, 0) + "/acknowledge", BY).expect(200);
        app.as("staff-6").post(whistles.call(errand, 0) + "/finish", RESULT).expectProblem(403, "whistle:not-yours");
    }

    @Test
    void onlyStreetsAndAbove_callBodies_andTheNearestIsTheOneThatCalled() {
        long errand = errands.claimed();
        whistles.blowBy(app.as("steward-1"), errand).expectProblem(403, "whistle:not-street");
        whistles.blowBy(app.as("staff-1"), errand).expectProblem(403, "whistle:not-street");
        whistles.blowBy(app.as("steward-3"), errand).expect(201);
        street.post(whistles.call(errand, 0) + "/acknowledge", BY).expectProblem(403, "whistle:not-yours");
        app.as("steward-3").post(whistles.call(errand, 0) + "/acknowledge", BY).expect(200);
    }

    @Test
    void aWhistleIsBlownOnce_andOverWhatIsStillOpen() {
        long errand = whistles.blown();
        whistles.blowBy(street, errand).expectProblem(409, "whistle:blown");
        whistles.blowBy(street, errands.done()).expectProblem(409, "errand:not-open");
        whistles.callBy(street, errands.claimed(), whistles.body(2)).expectProblem(404, "whistle:not-found");
    }

    @Test
    void theSameRequestAgain_callsOnce() {
        long errand = errands.claimed();
        String json = "{\"lead\":{\"bodyId\":%d,\"asked\":\"查看\",\"limitDays\":2}}".formatted(whistles.body(0));
        String key = UUID.randomUUID().toString();
        String path = "/errands/" + errand + "/whistle";
        Answer first = street.post(path, json, "Idempotency-Key", key).expect(201);
        assertEquals(
                first.raw(),
                street.post(path, json, "Idempotency-Key", key).expect(201).raw());
        assertEquals("魏管家（示例）吹哨：中街街道请区住房和城乡建设局牵头", last(errand));
    }

    @Test
    void whenTheLeadCannot_anotherIsCalledAndLeads() {
        long errand = whistles.blown();
        street.post(whistles.call(errand, 0) + "/decline", REASON).expect(200);
        whistles.callBy(street, errand, whistles.body(0)).expectProblem(409, "whistle:body-called");
        assertEquals(
                3,
                whistles.callBy(street, errand, whistles.body(2))
                        .expect(201)
                        .ids()
                        .size());
        assertEquals("魏管家（示例）调整吹哨：加叫部门，请区人力资源和社会保障局配合", last(errand));
        Answer changed = street.put(
                        "/errands/" + errand + "/calls/lead",
                        "{\"bodyId\":%d,\"reason\":\"归它管\"}".formatted(whistles.body(2)))
                .expect(200);
        assertEquals(
                List.of(false, false, true),
                changed.items().stream()
                        .map(item -> ((JsonObject) item).getBoolean("lead"))
                        .toList());
        assertEquals("魏管家（示例）调整吹哨：牵头部门由区住房和城乡建设局改为区人力资源和社会保障局：归它管", last(errand));
        street.put(
                        "/errands/" + errand + "/calls/lead",
                        "{\"bodyId\":%d,\"reason\":\"示例\"}".formatted(whistles.body(0)))
                .expectProblem(409, "whistle:lead-declined");
    }

    @Test
    void theLongestWords_fit() {
        ApiClient admin = app.as("admin");
        List<Long> bodies = Stream.generate(() -> UUID.randomUUID() + "局".repeat(28))
                .limit(11)
                .map(name -> add(admin, name, UUID.randomUUID().toString())
                        .expect(201)
                        .id())
                .toList();
        String others = bodies.stream().skip(1).map(WhistleApiIT::ask).collect(Collectors.joining(","));
        long errand = errands.claimed();
        street.post(
                        "/errands/" + errand + "/whistle",
                        "{\"lead\":%s,\"others\":[%s]}".formatted(ask(bodies.get(0)), others),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201);
        assertTrue(last(errand).endsWith("等 10 个部门配合"));
        street.put(
                        "/errands/" + errand + "/calls/lead",
                        "{\"bodyId\":%d,\"reason\":\"%s\"}".formatted(bodies.get(1), "理".repeat(300)))
                .expect(200);
        String call = whistles.call(errand, 1);
        street.post(call + "/acknowledge", "{\"by\":\"%s\"}".formatted("张".repeat(64)))
                .expect(200);
        street.post(call + "/finish", "{\"result\":\"%s\"}".formatted("好".repeat(500)))
                .expect(200);
        street.post(whistles.call(errand, 2) + "/decline", "{\"reason\":\"%s\"}".formatted("不".repeat(500)))
                .expect(200);
    }

    private static String ask(long bodyId) {
        return "{\"bodyId\":%d,\"asked\":\"%s\",\"limitDays\":60}".formatted(bodyId, "请".repeat(500));
    }

    private static long done(Supplier<Answer> one, Supplier<Answer> other, int status) {
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(one);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(other);
        return Stream.of(first.join(), second.join())
                .filter(answer -> answer.status() == status)
                .count();
    }

    @Test
    void twoAtOnce_oneCounts() {
        for (int round = 0; round < 5; round++) {
            long errand = errands.claimed();
            ApiClient district = app.as("steward-3");
            assertEquals(1, done(() -> whistles.blowBy(street, errand), () -> whistles.blowBy(district, errand), 201));
            String call = whistles.call(errand, 0);
            app.as("steward-3").post(call + "/acknowledge", BY).expect(200);
            assertEquals(
                    1,
                    done(
                            () -> district.post(call + "/finish", RESULT),
                            () -> district.post(call + "/decline", REASON),
                            200));
            assertEquals(5, history(errand).size(), () -> history(errand).toString());
        }
    }

    @Test
    void bodies_areKeptByTheAdmin_andThoseOutOfUseCannotBeCalled() {
        ApiClient admin = app.as("admin");
        String name = "示例局" + UUID.randomUUID().toString().substring(0, 8);
        long id = add(admin, name, UUID.randomUUID().toString()).expect(201).id();
        add(admin, name, UUID.randomUUID().toString()).expectProblem(409, "body:name-taken");
        String key = UUID.randomUUID().toString();
        Answer first = add(admin, name + "二", key).expect(201);
        assertEquals(first.raw(), add(admin, name + "二", key).expect(201).raw());
        Answer changed = admin.put(
                        "/bodies/" + id,
                        "{\"name\":\"%s\",\"contact\":\"0933-000-0100\",\"active\":false}".formatted(name))
                .expect(200);
        assertEquals("0933-000-0100", changed.text("contact"));
        assertTrue(resident.get("/bodies").expect(200).ids().contains(id));
        whistles.callBy(street, whistles.blown(), id).expectProblem(422, "whistle:unknown-body");
    }

    private static Answer add(ApiClient admin, String name, String key) {
        return admin.post("/bodies", "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", key);
    }
}
