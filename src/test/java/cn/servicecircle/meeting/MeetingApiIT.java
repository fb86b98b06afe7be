package cn.servicecircle.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import cn.servicecircle.Spaces;
import cn.servicecircle.TestApp;
import cn.servicecircle.Topics;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeetingApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TestClock CLOCK = new TestClock("2026-03-02T09:00");
    private static final List<String> COUNCIL = List.of("staff-1", "staff-2", "staff-5");

    private static TestApp app;
    private static long space;

    private final ApiClient author = app.as("resident-1");
    private final ApiClient neighbour = app.as("resident-2");
    private final ApiClient moderator = app.as("moderator-1");
    private final Topics topics = new Topics(app);

    /** 万安门社区's space belongs to a council of three, whose chair is staff-1. */
    @BeforeAll
    static void start() {
        app = TestApp.overMonths("meeting_api", CLOCK);
        ApiClient moderator = app.as("moderator-1");
        space = Spaces.ownOf(app, app.community());
        long council = moderator
                .post(
                        "/parties",
                        "{\"areaId\":%d,\"kind\":\"residents-council\",\"name\":\"示例议事会\",\"interest\":\"没有\"}"
                                .formatted(app.community()))
                .expect(201)
                .id();
        List<String> members = COUNCIL.stream()
                .map(who -> "{\"personId\":%d,\"office\":\"%s\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}"
                        .formatted(app.as(who).get("/me").id(), who.equals("staff-1") ? "chair" : "member"))
                .toList();
        moderator
                .put("/parties/" + council + "/members", "{\"items\":[" + String.join(",", members) + "]}")
                .expect(200);
        publish(council, false);
        Eventually.within(
                PATIENCE,
                "hosts",
                () -> app.as("staff-1").get("/spaces/" + space + "/meetings").status() == 200);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static void publish(long council, boolean isPublic) {
        app.as("moderator-1")
                .put(
                        "/spaces/" + space,
                        "{\"name\":\"万安门社区\",\"hostId\":%d,\"partyIds\":[],\"isPublic\":%s,\"checks\":\"topics\",\"closed\":false}"
                                .formatted(council, isPublic))
                .expect(200);
    }

    private static String plan(int inDays, String agenda, String more) {
        LocalDate day = LocalDate.ofInstant(CLOCK.instant(), CLOCK.getZone()).plusDays(inDays);
        return "{\"title\":\"议事会\",\"startsAt\":\"%sT19:00:00+08:00\",\"endsAt\":\"%sT20:30:00+08:00\",\"agenda\":[%s]%s}"
                .formatted(day, day, agenda, more);
    }

    private static String item(long topic) {
        return "{\"topicId\":" + topic + "}";
    }

    private long called(String agenda) {
        return moderator
                .post("/spaces/" + space + "/meetings", plan(5, agenda, ",\"place\":\"二楼会议室\""))
                .expect(201)
                .id();
    }

    private static List<String> heard(ApiClient who, String link) {
        return who.get("/notifications?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(notice -> notice.getString("link").equals(link))
                .map(notice -> notice.getString("text"))
                .toList();
    }

    private static void hears(ApiClient who, String link, String words) {
        Eventually.within(PATIENCE, words, () -> heard(who, link).stream().anyMatch(text -> text.contains(words)));
    }

    private static String minutes(String present, String items, String more) {
        return "{\"present\":[%s],\"items\":[%s]%s}".formatted(present, items, more);
    }

    private static String member(String who) {
        return "{\"personId\":" + app.as(who).get("/me").id() + "}";
    }

    @Test
    void followersOfTheAgenda_hearWhenAndWhere_andOfEachChange_andOfTheCancellation() {
        long topic = topics.published("开会商量", Topics.SMALL);
        long other = topics.published("也要商量", Topics.SMALL);
        String meetings = "/spaces/" + space + "/meetings";
        moderator.post(meetings, plan(2, item(topic), ",\"place\":\"二楼\"")).expectProblem(422, "meeting:too-soon");
        moderator.post(meetings, plan(5, item(topic), "")).expectProblem(422, "meeting:no-place");
        moderator
                .post(meetings, plan(5, item(topic) + "," + item(topic), ",\"place\":\"二楼\""))
                .expectProblem(422, "meeting:bad-agenda");
        moderator
                .post(meetings, plan(5, "{\"text\":\"刷单返利\"}", ",\"place\":\"二楼\""))
                .expectProblem(422, "post:forbidden-word");
        long meeting = called("{\"text\":\"春节值班\"}," + item(topic));
        String path = "/meetings/" + meeting;
        hears(author, "/topics/" + topic, "19:00 在二楼会议室开会“议事会”。这个议题是议程第 2 项");
        hears(app.as("staff-2"), path, "请您到会");

        app.as("staff-1")
                .put(path, plan(6, item(other), ",\"stationId\":%d,\"reason\":\"停电\"".formatted(app.station())))
                .expect(200);
        hears(author, "/topics/" + topic, "这个议题不在这次会议的议程里了");
        hears(author, "/topics/" + other, "会议有改动（停电）");
        assertEquals(1, neighbour.get(path).expect(200).json().getInteger("revision"));
        assertFalse(neighbour.get(path).raw().contains("personId"));

        neighbour.post(path + "/cancellation", "{\"reason\":\"大雪\"}").expectProblem(403, "meeting:not-chair");
        moderator.post(path + "/cancellation", "{\"reason\":\"大雪\"}").expect(200);
        hears(author, "/topics/" + other, "取消了，理由：大雪");
        moderator
                .put(path, plan(6, item(other), ",\"place\":\"二楼\",\"reason\":\"改\""))
                .expectProblem(409, "meeting:over");
    }

    @Test
    void minutes_sayWhoWasThere_andWhetherTheyWereEnough_andAreCorrectedOnlyByANewVersion() {
        long topic = topics.published("装电梯", Topics.BIG);
        long meeting = called(item(topic));
        String path = "/meetings/" + meeting + "/minutes";
        String items = "{\"item\":1,\"said\":\"各家说了想法\",\"result\":\"先量尺寸\"}";
        String two = member("staff-1") + "," + member("staff-2") + ",{\"name\":\"居民代表\"}";
        moderator.put(path, minutes(two, items, "")).expectProblem(409, "meeting:not-begun");
        CLOCK.goOn(Duration.ofDays(6));
        moderator.put(path, minutes(two, items.replace(":1,", ":2,"), "")).expectProblem(422, "minutes:not-on-agenda");
        moderator.put(path, minutes(member("resident-2"), items, "")).expectProblem(422, "minutes:unknown-person");
        JsonObject draft =
                moderator.put(path, minutes(two, items, "")).expect(200).json();
        assertEquals("draft", draft.getString("state"));
        assertFalse(draft.getJsonObject("quorum").getBoolean("met"), "three are needed");
        neighbour.get(path).expectProblem(404, "minutes:not-found");
        String three = two + "," + member("staff-5");
        moderator.put(path, minutes(three, items, "")).expect(200);
        moderator.post(path + "/publication", null).expect(200);
        hears(author, "/topics/" + topic, "的纪要发布了。结果：先量尺寸");
        JsonObject read = neighbour.get(path).expect(200).json();
        assertTrue(read.getJsonObject("quorum").getBoolean("met"));
        assertEquals(4, read.getJsonArray("present").size());
        assertFalse(read.encode().contains("personId"));

        moderator.put(path, minutes(three, items, "")).expectProblem(422, "minutes:no-reason");
        moderator
                .put(path, minutes(three, items.replace("先量尺寸", "先报价"), ",\"reason\":\"记错了\""))
                .expect(200);
        assertEquals(1, neighbour.get(path).json().getInteger("version"), "a draft is seen by nobody else");
        moderator.post(path + "/publication", null).expect(200);
        hears(author, "/topics/" + topic, "更正了（记错了）。结果：先报价");
        assertEquals(2, neighbour.get(path).json().getInteger("version"));
        neighbour.get(path + "?version=1").expectProblem(404, "minutes:not-found");
        assertTrue(moderator.get(path + "?version=1").raw().contains("先量尺寸"));
        moderator
                .post("/meetings/" + meeting + "/cancellation", "{\"reason\":\"晚了\"}")
                .expectProblem(409, "meeting:over");

        JsonArray met = neighbour.get("/topics/" + topic + "/course").json().getJsonArray("meetings");
        assertEquals("先报价", met.getJsonObject(0).getString("result"));
        assertEquals("gathering", neighbour.get("/topics/" + topic).text("stage"), "nothing ends by itself");
    }

    @Test
    void aStage_canBeConcludedByPublishedMinutes_andByNoOthers() {
        long topic = topics.published("按纪要小结", Topics.BIG);
        long meeting = called(item(topic));
        CLOCK.goOn(Duration.ofDays(15));
        String conclude = "/topics/" + topic + "/course/conclusion";
        String said = "{\"text\":\"见纪要\",\"meetingId\":" + meeting + "}";
        moderator.post(conclude, said).expectProblem(422, "deliberation:not-in-minutes");
        String path = "/meetings/" + meeting + "/minutes";
        moderator
                .put(path, minutes(member("staff-1"), "{\"item\":1,\"said\":\"都同意\"}", ""))
                .expect(200);
        moderator.post(path + "/publication", null).expect(200);
        moderator.post(conclude, said).expect(200);
        JsonObject concluded = neighbour.get("/topics/" + topic + "/course").json().getJsonArray("steps").stream()
                .map(JsonObject.class::cast)
                .filter(step -> step.getString("kind").equals("concluded"))
                .findFirst()
                .orElseThrow();
        assertEquals(meeting, concluded.getLong("meetingId"));
    }

    @Test
    void whatTheChecksDoNotLetPass_isPublishedBySomebodyElseThanWhoWroteIt() {
        long meeting = called("{\"text\":\"别的事\"}");
        CLOCK.goOn(Duration.ofDays(6));
        String path = "/meetings/" + meeting + "/minutes";
        moderator.put(path, minutes("", "{\"item\":1,\"said\":\"刷单返利\"}", "")).expect(200);
        moderator.post(path + "/publication", null).expectProblem(422, "post:forbidden-word");
        moderator.put(path, minutes("", "{\"item\":1,\"said\":\"示例待审\"}", "")).expect(200);
        moderator.post(path + "/publication", null).expectProblem(409, "minutes:needs-colleague");
        app.as("staff-1").post(path + "/publication", null).expect(200);
        assertTrue(neighbour.get(path).raw().contains("示例待审"));
    }

    @Test
    void aMeetingThatWasCancelled_isNotHeldByItsMinutes() {
        long meeting = called("{\"text\":\"别的事\"}");
        CLOCK.goOn(Duration.ofDays(6));
        String path = "/meetings/" + meeting;
        moderator
                .put(path + "/minutes", minutes("", "{\"item\":1,\"said\":\"没有开成\"}", ""))
                .expect(200);
        moderator.post(path + "/cancellation", "{\"reason\":\"大雪\"}").expect(200);
        moderator.post(path + "/minutes/publication", null).expectProblem(409, "meeting:over");
        assertEquals("cancelled", neighbour.get(path).expect(200).text("state"));
    }

    @Test
    void aTopicThatIsHidden_hasNoTitleOnTheAgendaAnyMore() {
        long topic = topics.published("骂人的标题", null);
        long meeting = called(item(topic));
        neighbour
                .post("/reports", "{\"subject\":\"topic\",\"subjectId\":%d,\"reason\":\"abuse\"}".formatted(topic))
                .expect(201);
        topics.decide("topic", topic, "{\"decision\":\"hide\",\"clause\":\"第五条\",\"reason\":\"骂人\"}");
        String read = author.get("/meetings/" + meeting).expect(200).raw();
        assertFalse(read.contains("骂人"), read);
        assertTrue(read.contains("现在不显示的议题"), read);
    }

    @Test
    void theAgendaIsProposed_fromWhatIsOpen() {
        long asked = topics.published("请答复的事", null);
        author.post("/topics/" + asked + "/answer-requests", null).expect(201);
        long big = topics.published("征集里的事", Topics.BIG);
        List<JsonObject> proposed =
                app.as("staff-1").get("/spaces/" + space + "/agenda-proposal").expect(200).items().stream()
                        .map(JsonObject.class::cast)
                        .toList();
        List<Long> ids = proposed.stream().map(item -> item.getLong("topicId")).toList();
        assertTrue(ids.indexOf(asked) >= 0 && ids.indexOf(asked) < ids.indexOf(big), proposed.toString());
        neighbour.get("/spaces/" + space + "/agenda-proposal").expectProblem(403, "meeting:not-chair");
    }

    @Test
    void aPublicSpace_hasACalendar_inWhichAMeetingMovesAndIsCancelled_underItsUid() {
        String feed = "/spaces/" + space + "/meetings.ics";
        long council = moderator
                .get("/spaces/" + space)
                .json()
                .getJsonArray("parties")
                .getJsonObject(0)
                .getLong("id");
        app.anybody().get(feed).expectProblem(404, "meeting:no-feed");
        long meeting = called("{\"text\":\"公开的会\"}");
        publish(council, true);
        Eventually.within(PATIENCE, "public", () -> app.anybody().get(feed).status() == 200);
        assertEquals("CONFIRMED", event(feed, meeting).getStatus().getValue());
        moderator
                .post("/meetings/" + meeting + "/cancellation", "{\"reason\":\"大雪\"}")
                .expect(200);
        VEvent cancelled = event(feed, meeting);
        assertEquals("CANCELLED", cancelled.getStatus().getValue());
        assertEquals(1, cancelled.getSequence().getValue());
        publish(council, false);
        Eventually.within(PATIENCE, "closed", () -> app.anybody().get(feed).status() == 404);
    }

    private static VEvent event(String feed, long meeting) {
        return Biweekly.parse(app.anybody().get(feed).expect(200).raw()).first().getEvents().stream()
                .filter(event -> event.getUid().getValue().equals("meeting-" + meeting + "@service-circle"))
                .findFirst()
                .orElseThrow();
    }
}
