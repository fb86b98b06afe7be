package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said under an office, by those who are no moderators: the chair and the members of a council. */
class PodiumIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static final String DOUBTFUL = "示例待审";
    private static final String FORBIDDEN = "刷单返利";
    private static final String RISKY = "代开发票";

    private static TestApp app;
    private static long space;
    private static long council;

    private final ApiClient moderator = app.as("moderator-1");
    private final ApiClient chair = app.as("staff-1");
    private final ApiClient member = app.as("staff-2");
    private final ApiClient neighbour = app.as("resident-2");
    private final Topics topics = new Topics(app);

    @BeforeAll
    static void start() {
        app = TestApp.overMonths("podium", Map.of("CIRCLE_MODERATION_TRUSTED_AFTER", "1"), CLOCK);
        space = Spaces.ownOf(app, app.community());
        council = party("residents-council", "示例议事会", "staff-1", "staff-2", "staff-5");
        takesPart("");
        Eventually.within(
                PATIENCE,
                "hosts",
                () -> app.as("staff-1").get("/spaces/" + space + "/meetings").status() == 200);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** What was done to others in other tests was long ago. */
    @BeforeEach
    void forgive() throws SQLException {
        Jdbc.run(
                app.mySqlUri(),
                "UPDATE moderation SET decided_at = decided_at - INTERVAL 400 DAY",
                "UPDATE sanction SET imposed_at = imposed_at - INTERVAL 400 DAY, until = until - INTERVAL 400 DAY");
    }

    /** The first of its members chairs it. */
    private static long party(String kind, String name, String... who) {
        long party = app.as("moderator-1")
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"%s\",\"name\":\"%s\",\"interest\":\"没有\"}"
                                .formatted(app.community(), kind, name))
                .expect(201)
                .id();
        List<String> members = List.of(who).stream()
                .map(one -> "{\"personId\":%d,\"office\":\"%s\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}"
                        .formatted(app.as(one).get("/me").id(), one.equals(who[0]) ? "chair" : "member"))
                .toList();
        app.as("moderator-1")
                .put("/parties/" + party + "/members", "{\"items\":[" + String.join(",", members) + "]}")
                .expect(200);
        return party;
    }

    private static void takesPart(String others) {
        app.as("moderator-1")
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"hostId\":%d,\"partyIds\":[%s],\"isPublic\":false,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(council, others))
                .expect(200);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(CLOCK.instant(), CLOCK.getZone());
    }

    private static String path(long topic, String step) {
        return "/topics/" + topic + "/" + step;
    }

    private static String text(String text) {
        return "{\"text\":\"" + text + "\"}";
    }

    private static Answer answer(ApiClient who, long topic, String text) {
        return who.post(path(topic, "answers"), "{\"text\":\"%s\",\"partyId\":%d}".formatted(text, council));
    }

    private static Answer extend(ApiClient who, long topic, String reason) {
        return who.post(path(topic, "course/extension"), "{\"days\":1,\"reason\":\"" + reason + "\"}");
    }

    private static Answer promise(ApiClient who, long topic, String text, String owner) {
        return who.put(
                path(topic, "promise"),
                "{\"text\":\"%s\",%s,\"day\":\"%s\"}".formatted(text, owner, today().plusDays(20)));
    }

    private static Answer progress(ApiClient who, long topic, String text) {
        return who.post(path(topic, "progress"), text(text));
    }

    private static String plan(String title, String place, String item, String more) {
        return "{\"title\":\"%s\",\"startsAt\":\"%3$sT19:00:00+08:00\",\"endsAt\":\"%3$sT20:30:00+08:00\",\"place\":\"%2$s\",\"agenda\":[{\"text\":\"%4$s\"}]%5$s}"
                .formatted(title, place, today().plusDays(5), item, more);
    }

    private static Answer meet(ApiClient who, String title, String place, String item) {
        return who.post("/spaces/" + space + "/meetings", plan(title, place, item, ""));
    }

    /** A small matter that nobody minds. */
    private long decided(long topic) {
        CLOCK.goOn(Duration.ofDays(14));
        Eventually.within(PATIENCE, "decided", () -> moderator
                .get(path(topic, "course"))
                .json()
                .getString("stage")
                .equals("follow-up"));
        return topic;
    }

    private long decided() {
        return decided(topics.published("装灯", Topics.SMALL));
    }

    /** Lets them say something at once the next time. */
    private void trusted(ApiClient speaker) {
        Answer said = answer(speaker, topics.published(), DOUBTFUL).expect(201);
        topics.decide("answer", said.id(), "{\"decision\":\"publish\"}");
    }

    private void muted(ApiClient speaker) {
        for (String grade : List.of("\"warning\",\"days\":0", "\"mute\",\"days\":7")) {
            long said =
                    answer(speaker, topics.published(), DOUBTFUL).expect(201).id();
            long open = topics.caseOf("answer", said).orElseThrow();
            topics.decide("answer", said, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
            moderator
                    .post(
                            "/moderations/" + open + "/sanction",
                            "{\"grade\":%s,\"clause\":\"第五条\",\"reason\":\"屡次\"}".formatted(grade))
                    .expect(201);
        }
    }

    @Test
    void whatAChairSaysOfAStage_mustPass_whereasAModeratorHasLooked_andNobodySaysWhatTheListRefuses() {
        trusted(chair);
        long topic = topics.published("装电梯", Topics.BIG);
        extend(chair, topic, DOUBTFUL).expectProblem(409, "speech:needs-look");
        for (ApiClient who : List.of(chair, moderator)) {
            extend(who, topic, FORBIDDEN).expectProblem(422, "post:forbidden-word");
            extend(who, topic, RISKY).expectProblem(422, "post:risky");
        }
        extend(moderator, topic, DOUBTFUL).expect(200);
        CLOCK.goOn(Duration.ofDays(25));
        String conclusion = path(topic, "course/conclusion");
        chair.post(conclusion, text(DOUBTFUL)).expectProblem(409, "speech:needs-look");
        chair.post(conclusion, text(FORBIDDEN)).expectProblem(422, "post:forbidden-word");
        chair.post(conclusion, text("多数赞成")).expect(200);

        long small = decided();
        promise(chair, small, DOUBTFUL, "\"by\":\"物业\"").expectProblem(409, "speech:needs-look");
        promise(chair, small, "装灯", "\"by\":\"" + DOUBTFUL + "\"").expectProblem(409, "speech:needs-look");
        promise(moderator, small, FORBIDDEN, "\"by\":\"物业\"").expectProblem(422, "post:forbidden-word");
        promise(chair, small, "装灯", "\"by\":\"物业\"").expect(200);

        long contested = topics.published("占绿地", Topics.SMALL);
        neighbour
                .post(path(contested, "track-appeals"), "{\"reason\":\"牵涉三栋楼\"}")
                .expect(200);
        String settlement = path(contested, "track-appeals/settlement");
        String answered = "{\"track\":\"big\",\"answer\":\"%s\"}";
        moderator.post(settlement, answered.formatted(FORBIDDEN)).expectProblem(422, "post:forbidden-word");
        chair.post(settlement, answered.formatted("好")).expectProblem(403, "deliberation:not-moderator");
        moderator.post(settlement, answered.formatted(DOUBTFUL)).expect(200);
    }

    @Test
    void whatAMeetingIsCalledWith_isLookedAtTheSameWay() {
        trusted(chair);
        meet(chair, DOUBTFUL, "二楼", "防火").expectProblem(409, "speech:needs-look");
        meet(chair, "议事会", DOUBTFUL, "防火").expectProblem(409, "speech:needs-look");
        meet(chair, "议事会", "二楼", DOUBTFUL).expectProblem(409, "speech:needs-look");
        meet(chair, "议事会", "二楼", RISKY).expectProblem(422, "post:risky");
        long meeting = meet(moderator, DOUBTFUL, "二楼", "防火").expect(201).id();
        String one = "/meetings/" + meeting;
        String changed = ",\"reason\":\"%s\"";
        chair.put(one, plan("议事会", "三楼", "防火", changed.formatted(DOUBTFUL))).expectProblem(409, "speech:needs-look");
        chair.put(one, plan("议事会", "三楼", "防火", changed.formatted("停电"))).expect(200);
        String cancelled = "{\"reason\":\"%s\"}";
        chair.post(one + "/cancellation", cancelled.formatted(DOUBTFUL)).expectProblem(409, "speech:needs-look");
        chair.post(one + "/cancellation", cancelled.formatted("大雪")).expect(200);
    }

    @Test
    void whoeverIsMuted_saysNothingUnderAnOfficeEither() {
        long promised = decided();
        promise(moderator, promised, "装灯", "\"partyId\":" + council).expect(200);
        trusted(chair);
        long given = answer(chair, promised, "已经在办").expect(201).id();
        long stage = topics.published("延长", Topics.BIG);
        long meeting = meet(chair, "议事会", "二楼", "防火").expect(201).id();
        long coming = meet(chair, "议事会", "二楼", "防火").expect(201).id();
        muted(chair);
        extend(chair, stage, "再等等").expectProblem(403, "post:muted");
        promise(chair, promised, "装灯", "\"by\":\"物业\"").expectProblem(403, "post:muted");
        chair.post(path(promised, "course/conclusion"), text("好了")).expectProblem(403, "post:muted");
        progress(chair, promised, "在办").expectProblem(403, "post:muted");
        chair.post(
                        path(promised, "works"),
                        "{\"serviceItemId\":%d,\"stationId\":%d,\"description\":\"装灯\",\"noEmergency\":true}"
                                .formatted(app.firstItem(), app.station()))
                .expectProblem(403, "post:muted");
        answer(chair, stage, "我说").expectProblem(403, "post:muted");
        chair.put("/answers/" + given, "{\"text\":\"改了\",\"reason\":\"改\"}").expectProblem(403, "post:muted");
        meet(chair, "议事会", "二楼", "防火").expectProblem(403, "post:muted");
        chair.put("/meetings/" + coming, plan("议事会", "三楼", "防火", ",\"reason\":\"停电\""))
                .expectProblem(403, "post:muted");
        chair.post("/meetings/" + coming + "/cancellation", "{\"reason\":\"大雪\"}")
                .expectProblem(403, "post:muted");
        CLOCK.goOn(Duration.ofDays(6));
        String minutes = "/meetings/" + meeting + "/minutes";
        String written = "{\"present\":[],\"items\":[{\"item\":1,\"said\":\"都同意\"}]}";
        chair.put(minutes, written).expectProblem(403, "post:muted");
        moderator.put(minutes, written).expect(200);
        chair.post(minutes + "/publication", null).expectProblem(403, "post:muted");
        moderator.post(minutes + "/publication", null).expect(200);
    }

    @Test
    void whoeverSpeaksForABody_isSeenAtOnce_onceAModeratorLetThemThrough_andAsLongAsNothingWasHidden() {
        long topic = topics.published();
        Answer first = answer(member, topic, "第一次").expect(201);
        assertEquals("pending", first.text("state"));
        topics.decide("answer", first.id(), "{\"decision\":\"publish\"}");
        Answer second = answer(member, topic, "第二次").expect(201);
        assertEquals("published", second.text("state"));
        neighbour
                .post(
                        "/reports",
                        "{\"subject\":\"answer\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(second.id()))
                .expect(201);
        topics.decide("answer", second.id(), "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
        assertEquals("pending", answer(member, topic, "第三次").expect(201).text("state"));
    }

    @Test
    void progress_saysWhoWroteIt_isNotFromNewcomers_andIsNotTooMuch() {
        long topic = decided();
        promise(moderator, topic, "装灯", "\"partyId\":" + council).expect(200);
        ApiClient newcomer = app.as("staff-5");
        progress(newcomer, topic, "灯杆到货了").expectProblem(409, "speech:needs-look");
        trusted(newcomer);
        progress(newcomer, topic, DOUBTFUL).expectProblem(409, "speech:needs-look");
        assertEquals(
                "示例议事会：灯杆到货了", progress(newcomer, topic, "灯杆到货了").expect(201).text("text"));
        assertEquals("主持代记：明天装", progress(moderator, topic, "明天装").expect(201).text("text"));
        progress(moderator, topic, "后天装").expect(201);
        progress(moderator, topic, "大后天装").expectProblem(409, "promise:enough-today");
        CLOCK.goOn(Duration.ofDays(1));
        progress(moderator, topic, "装好了").expect(201);
    }

    @Test
    void whoeverChairs_writesNoProgressOfTheirOwnTopic() {
        JsonObject own = new JsonObject()
                .put("spaceId", space)
                .put("partyId", council)
                .put("title", "议事会发起的")
                .put("body", "内容")
                .put("facts", new JsonObject(Topics.SMALL));
        long topic = chair.post("/topics", own.encode()).expect(201).id();
        topics.decide("topic", topic, "{\"decision\":\"publish\"}");
        decided(topic);
        promise(moderator, topic, "装灯", "\"by\":\"物业\"").expect(200);
        progress(chair, topic, "装好了").expectProblem(403, "deliberation:own-topic");
    }

    @Test
    void whoeverLostTheOffice_neitherCorrectsNorTellsHowItGoes() {
        ApiClient neighbour = app.as("resident-3");
        ApiClient admin = app.as("admin");
        long person = neighbour.get("/me").id();
        long grant = admin.post(
                        "/role-grants",
                        "{\"personId\":%d,\"role\":\"staff\",\"areaId\":%d}".formatted(person, app.community()))
                .expect(201)
                .id();
        ApiClient steward = new ApiClient(app.vertx(), app.origin(), app.newToken("resident-3"));
        long topic = decided();
        promise(moderator, topic, "装灯", "\"personId\":" + person).expect(200);
        progress(steward, topic, "在办").expect(201);
        long answer =
                steward.post(path(topic, "answers"), text("我来答")).expect(201).id();
        String corrected = "{\"text\":\"改了\",\"reason\":\"改\"}";
        steward.put("/answers/" + answer, corrected).expect(200);
        admin.delete("/role-grants/" + grant).expect(204);
        ApiClient resident = new ApiClient(app.vertx(), app.origin(), app.newToken("resident-3"));
        resident.put("/answers/" + answer, corrected.replace("改了", "又改")).expectProblem(403, "answer:not-yours");
        progress(resident, topic, "还在办").expectProblem(403, "promise:not-yours");
    }

    @Test
    void aBodyThatTakesPartNoMore_tellsNotHowItGoes() {
        long property = party("property", "示例物业", "resident-4");
        takesPart(String.valueOf(property));
        ApiClient resident = app.as("resident-4");
        long topic = decided();
        promise(moderator, topic, "装灯", "\"partyId\":" + property).expect(200);
        progress(resident, topic, "在办").expectProblem(409, "speech:needs-look");
        takesPart("");
        Eventually.within(
                PATIENCE, "gone", () -> progress(resident, topic, "在办").status() == 403);
        progress(resident, topic, "在办").expectProblem(403, "promise:not-yours");
    }

    @Test
    void whoeverMayNotSpeak_hearsThat_beforeAnybodyLooksAtTheirWords() {
        long topic = decided();
        promise(moderator, topic, "装灯", "\"by\":\"物业\"").expect(200);
        ApiClient stranger = app.as("resident-6");
        stranger.post(path(topic, "comments"), "{\"body\":\"" + RISKY + "\"}").expectProblem(404, "topic:not-found");
        neighbour.post(path(topic, "comments"), "{\"body\":\"" + RISKY + "\"}").expectProblem(422, "post:risky");
        neighbour.post(path(topic, "answers"), text(RISKY)).expectProblem(403, "answer:no-office");
        progress(neighbour, topic, RISKY).expectProblem(403, "promise:not-yours");
        long given =
                moderator.post(path(topic, "answers"), text("好")).expect(201).id();
        neighbour
                .put("/answers/" + given, "{\"text\":\"%s\",\"reason\":\"改\"}".formatted(RISKY))
                .expectProblem(403, "answer:not-yours");
        meet(neighbour, RISKY, "二楼", "防火").expectProblem(403, "meeting:not-chair");
        extend(neighbour, topic, RISKY).expectProblem(403, "deliberation:not-chair");
    }

    @Test
    void whatAnAnswerSaidBefore_isNotForTheChair() {
        long topic = topics.published();
        long given =
                moderator.post(path(topic, "answers"), text("先说的")).expect(201).id();
        moderator
                .put("/answers/" + given, "{\"text\":\"后说的\",\"reason\":\"改\"}")
                .expect(200);
        assertEquals(true, moderator.get(path(topic, "answers")).raw().contains("先说的"));
        assertFalse(chair.get(path(topic, "answers")).expect(200).raw().contains("先说的"));
    }
}
