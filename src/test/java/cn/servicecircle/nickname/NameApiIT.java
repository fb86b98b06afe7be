package cn.servicecircle.nickname;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.embedded.Fault;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 前台自愿: what people call themselves, and what others see of it. */
class NameApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static TestApp app;
    private static Topics topics;

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("name_api", CLOCK);
        topics = new Topics(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    private static Answer choose(ApiClient who, String name) {
        return who.put("/me/name", new JsonObject().put("displayName", name).encode());
    }

    private static String nameOf(ApiClient who) {
        return who.get("/me").expect(200).text("displayName");
    }

    @Test
    void aChosenName_isSeenAtOnce_onWhatWasSaidBeforeToo() {
        ApiClient author = app.as("resident-1");
        ApiClient neighbour = app.as("resident-2");
        long topic = topics.published();
        neighbour.post("/topics/" + topic + "/comments", "{\"body\":\"支持\"}").expect(201);
        assertEquals("三号楼的老李", choose(author, " 三号楼的老李 ").expect(200).text("displayName"));
        assertEquals("三号楼的老李", nameOf(author));
        assertEquals("三号楼的老李", neighbour.get("/topics/" + topic).expect(200).text("authorName"));
        choose(neighbour, "爱唱歌的王师傅").expect(200);
        assertEquals(
                "爱唱歌的王师傅",
                author.get("/topics/" + topic + "/comments")
                        .expect(200)
                        .items()
                        .getJsonObject(0)
                        .getString("authorName"));
    }

    @Test
    void aMemberOfABody_isRenamedThereToo() {
        ApiClient member = app.as("resident-4");
        ApiClient admin = app.as("admin");
        long party = admin.post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"mutual-aid\",\"name\":\"互助会（示例）\",\"interest\":\"示例\"}"
                                .formatted(app.community()),
                        "Idempotency-Key",
                        "name-api-party-1")
                .expect(201)
                .id();
        admin.put(
                        "/parties/" + party + "/members",
                        "{\"items\":[{\"personId\":%d,\"office\":\"member\",\"from\":\"2026-01-01\",\"to\":\"2030-01-01\"}]}"
                                .formatted(member.get("/me").id()))
                .expect(200);
        long space = Spaces.ownOf(app, app.community());
        admin.put(
                        "/spaces/" + space,
                        "{\"name\":\"示例\",\"partyIds\":[%d],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(party))
                .expect(200);
        Eventually.within(PATIENCE, "takes part", () -> admin.get("/spaces/" + space)
                .raw()
                .contains("赵叔叔（示例）"));
        choose(member, "会修灯的赵叔").expect(200);
        Eventually.within(PATIENCE, "is renamed", () -> {
            String shown = admin.get("/spaces/" + space).raw();
            return shown.contains("会修灯的赵叔") && !shown.contains("赵叔叔（示例）");
        });
    }

    @Test
    void whatIsNotFit_isRefusedWithTheReason_andTheOldNameStays() {
        ApiClient person = app.as("newcomer-9001");
        String old = nameOf(person);
        for (String unfit : List.of("万安门社区", "王主任", "老李13893301234", "示例待审", "老李😀", "不想活了")) {
            Answer refused = choose(person, unfit).expectProblem(422, "name:unfit");
            assertEquals(
                    "/displayName",
                    refused.json().getJsonArray("errors").getJsonObject(0).getString("pointer"));
        }
        assertTrue(choose(person, "不想活了").raw().contains("12356"));
        choose(person, "刷单返利").expectProblem(422, "post:forbidden-word");
        choose(person, "代开发票").expectProblem(422, "post:risky");
        choose(person, "李").expectProblem(422, "request:invalid");
        choose(person, "一二三四五六七八九十甲乙丙丁戊己庚").expectProblem(422, "request:invalid");
        assertEquals(old, nameOf(person));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 45009, 61010})
    void whatCouldNotBeChecked_isNotTaken(int errcode) {
        ApiClient person = app.as("newcomer-9002");
        String old = nameOf(person);
        app.simulator().fault("/wxa/msg_sec_check", Fault.errcode(errcode));
        choose(person, "没有查过的名").expectProblem(503, "name:not-checked");
        assertEquals(old, nameOf(person));
    }

    @Test
    void aDroppedConnection_leavesTheOldName() {
        ApiClient person = app.as("newcomer-9003");
        String old = nameOf(person);
        app.simulator().fault("/wxa/msg_sec_check", Fault.dropped());
        choose(person, "没有查过的名").expectProblem(503, "name:not-checked");
        assertEquals(old, nameOf(person));
        app.simulator().clearFaults();
        choose(person, "查过的名字").expect(200);
    }

    @Test
    void threeTimesInThirtyDays_andNotOnceMore_alsoAtOnce() {
        ApiClient person = app.as("newcomer-9004");
        List<CompletableFuture<Integer>> tries = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> choose(person, "改名" + "甲乙丙丁戊己庚辛".charAt(i)).status()))
                .toList();
        assertEquals(
                List.of(200, 200, 200, 409, 409, 409, 409, 409),
                tries.stream().map(CompletableFuture::join).sorted().toList());
        String last = nameOf(person);
        choose(person, "再改一次").expectProblem(409, "name:too-often");
        choose(person, last).expect(200);
        CLOCK.goOn(Duration.ofDays(31));
        choose(person, "再改一次").expect(200);
    }

    @Test
    void theNamesThatSomebodyHad_areForModerators() {
        ApiClient author = app.as("resident-5");
        long comment = author.post("/topics/" + topics.published() + "/comments", "{\"body\":\"示例待审\"}")
                .expect(201)
                .id();
        String path = "/moderations/" + topics.caseOf("comment", comment).orElseThrow();
        choose(author, "换了个名字").expect(200);
        JsonObject seen = app.as("moderator-1").get(path).expect(200).json();
        assertEquals("换了个名字", seen.getJsonObject("moderation").getString("authorName"));
        assertEquals("小陈（示例）", seen.getJsonArray("formerNames").getJsonObject(0).getString("name"));
        assertFalse(author.get(path).expect(200).raw().contains("小陈"));
    }
}
