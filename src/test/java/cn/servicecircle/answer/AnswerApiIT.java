package cn.servicecircle.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AnswerApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** A Monday without holidays in the three weeks after it. */
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");

    private static TestApp app;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient steward = app.as("steward-1");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("answer_api", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String answers(long topic) {
        return "/topics/" + topic + "/answers";
    }

    private static List<String> heard(ApiClient who, String link) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals(link))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    private static void hears(ApiClient who, long topic, String words) {
        hears(who, "/topics/" + topic, words);
    }

    private static void hears(ApiClient who, String link, String words) {
        Eventually.within(PATIENCE, words, () -> heard(who, link).stream().anyMatch(text -> text.contains(words)));
    }

    private static long give(ApiClient who, long topic, String text) {
        return who.post(answers(topic), "{\"text\":\"%s\"}".formatted(text))
                .expect(201)
                .id();
    }

    private JsonObject only(ApiClient who, long topic) {
        return who.get(answers(topic)).expect(200).items().getJsonObject(0);
    }

    @Test
    void anAnswer_saysUnderWhichOffice_isToldToTheFollowers_andIsCorrectedWithAReason() {
        long topic = topics.published("路灯归谁管", null);
        long answer = give(steward, topic, "归市政管，已经报给他们。");
        assertEquals("万安门社区管家", only(neighbour, topic).getString("office"));
        hears(author, topic, "有官方答复（以万安门社区管家），请点开看");
        neighbour.post(answers(topic), "{\"text\":\"我说\"}").expectProblem(403, "answer:no-office");

        String corrected = "{\"text\":\"归电力公司管。\",\"reason\":\"问错了单位\"}";
        moderator.put("/answers/" + answer, corrected).expectProblem(403, "answer:not-yours");
        app.as("resident-6").put("/answers/" + answer, corrected).expectProblem(404, "answer:not-found");
        steward.put("/answers/" + answer, corrected).expect(200);
        steward.put("/answers/" + answer, corrected).expectProblem(409, "answer:same-text");
        hears(author, topic, "更正了官方答复，理由：问错了单位");
        JsonObject read = only(neighbour, topic);
        assertEquals(2, read.getInteger("version"));
        assertEquals("归电力公司管。", read.getString("text"));
        JsonObject change = read.getJsonArray("corrections").getJsonObject(0);
        assertEquals("问错了单位", change.getString("why"));
        assertFalse(change.containsKey("before"), "what it said is for moderators");
        assertEquals(
                "归市政管，已经报给他们。",
                only(moderator, topic)
                        .getJsonArray("corrections")
                        .getJsonObject(0)
                        .getString("before"));
    }

    @Test
    void whatTheChecksDoNotLetPass_waitsForAnotherModerator_orIsRefused() {
        long topic = topics.published("要审", null);
        long waiting = give(moderator, topic, "示例待审的话");
        assertEquals(0, neighbour.get(answers(topic)).items().size());
        assertEquals("pending", only(moderator, topic).getString("state"));
        steward.post(answers(topic), "{\"text\":\"刷单返利\"}").expectProblem(422, "post:forbidden-word");
        String decision = "{\"decision\":\"publish\"}";
        long open = topics.caseOf("answer", waiting).orElseThrow();
        moderator.post("/moderations/" + open + "/decision", decision).expectProblem(403, "moderation:own-post");
        app.as("moderator-3")
                .post("/moderations/" + open + "/decision", decision)
                .expect(200);
        assertEquals("示例待审的话", only(neighbour, topic).getString("text"));
        hears(author, topic, "官方答复");

        long passed = give(steward, topic, "一条好答复");
        steward.put("/answers/" + passed, "{\"text\":\"示例待审\",\"reason\":\"改\"}")
                .expectProblem(409, "answer:needs-look");
        assertTrue(neighbour.get(answers(topic)).raw().contains("一条好答复"));
    }

    @Test
    void manyReports_bringItToAModerator_butDoNotPutItAway() {
        moderator
                .put(
                        "/spaces/" + Spaces.ownOf(app, app.community()),
                        "{\"name\":\"万安门社区\",\"partyIds\":[],\"isPublic\":true,\"checks\":\"topics\",\"households\":20,\"closed\":false}")
                .expect(200);
        long topic = topics.published("举报答复", null);
        long answer = give(steward, topic, "不中听的答复");
        Eventually.within(
                PATIENCE,
                "public",
                () -> app.as("resident-6").get(answers(topic)).status() == 200);
        for (int resident = 1; resident <= 9; resident++) {
            app.as("resident-" + resident)
                    .post(
                            "/reports",
                            "{\"subject\":\"answer\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(answer))
                    .expect(201);
        }
        assertEquals("published", only(neighbour, topic).getString("state"));
        long held = topics.caseOf("answer", answer).orElseThrow();
        topics.decide("answer", answer, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
        assertEquals(0, neighbour.get(answers(topic)).items().size());
        hears(steward, "/moderations/" + held, "您的官方答复没有发布");
    }

    @Test
    void anAnswerThatIsHidden_answersNothing_unlessAnotherOneDoes_andIsQuotedNowhere() {
        CLOCK.goTo("2026-03-02T09:00");
        long topic = topics.published("藏起来的答复", null);
        String ask = "/topics/" + topic + "/answer-requests";
        author.post(ask, null).expect(201);
        long first = give(steward, topic, "骂人的话一");
        long second = give(steward, topic, "骂人的话二");
        hears(author, topic, "有官方答复");
        assertFalse(heard(author, "/topics/" + topic).toString().contains("骂人的话"));
        hide(second);
        assertFalse(neighbour.get(answers(topic)).json().containsKey("request"), "the first one answers it");
        hide(first);
        assertEquals(
                "2026-03-09T16:00:00Z",
                neighbour.get(answers(topic)).json().getJsonObject("request").getString("dueAt"));
        CLOCK.goTo("2026-03-10T00:01");
        hears(steward, topic, "还没有答复。请尽快答复或督促");
    }

    private void hide(long answer) {
        neighbour
                .post("/reports", "{\"subject\":\"answer\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(answer))
                .expect(201);
        topics.decide("answer", answer, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
    }

    @Test
    void anAnswer_isNotCorrectedForEver() {
        long answer = give(steward, topics.published(), "第 0 版");
        String corrected = "{\"text\":\"第 %d 版\",\"reason\":\"又改\"}";
        for (int time = 1; time <= 20; time++) {
            steward.put("/answers/" + answer, corrected.formatted(time)).expect(200);
        }
        steward.put("/answers/" + answer, corrected.formatted(21)).expectProblem(409, "answer:corrected-enough");
    }

    @Test
    void residentsAskForAnAnswer_onceForAll_andWhenItIsLate_thatIsToldUp() {
        CLOCK.goTo("2026-03-02T09:00");
        long topic = topics.published("请答复", null);
        String ask = "/topics/" + topic + "/answer-requests";
        moderator.post(ask, null).expectProblem(403, "caller:role-missing");
        JsonObject asked = author.post(ask, null).expect(201).json();
        assertEquals("2026-03-09T16:00:00Z", asked.getString("dueAt"), "five working days, the first not counted");
        CLOCK.goOn(Duration.ofDays(1));
        assertEquals(
                "2026-03-09T16:00:00Z",
                neighbour.post(ask, null).expect(201).json().getString("dueAt"));
        hears(moderator, topic, "居民请求官方答复，最晚 3 月 9 日");
        assertEquals(
                1,
                heard(moderator, "/topics/" + topic).stream()
                        .filter(text -> text.contains("请求"))
                        .count());
        CLOCK.goTo("2026-03-09T23:59");
        assertFalse(
                neighbour.get(answers(topic)).json().getJsonObject("request").getBoolean("late"));
        assertTrue(heard(steward, "/topics/" + topic).isEmpty());
        CLOCK.goTo("2026-03-10T00:01");
        hears(steward, topic, "还没有答复。请尽快答复或督促");
        hears(neighbour, topic, "已报给管家和议事主持");
        give(moderator, topic, "这就答复。");
        assertFalse(neighbour.get(answers(topic)).json().containsKey("request"));
        author.post(ask, null).expect(201);
    }
}
