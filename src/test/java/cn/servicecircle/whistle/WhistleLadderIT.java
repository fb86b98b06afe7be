package cn.servicecircle.whistle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.BlownWhistles;
import cn.servicecircle.Errands;
import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.TestClock;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A running node at its own time: errands and calls go up the ladder by themselves, and the 管家 see them there. */
class WhistleLadderIT {
    /** 城乡居民基本养老保险待遇申领: to be completed within 20 working days. */
    private static final long TWENTY_DAYS = 9;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestClock CLOCK = new TestClock("2026-06-01T09:00");

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start("whistle_ladder", CLOCK);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static List<JsonObject> escalations(String who, long areaId, long errand) {
        return app.as(who).get("/areas/" + areaId + "/escalations?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(escalation -> escalation.getLong("errandId") == errand)
                .toList();
    }

    private static long areaOf(String who) {
        return app.as(who)
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("areaId");
    }

    private static String lastStep(long errand) {
        JsonArray history = app.as("resident-1")
                .get("/errands/" + errand)
                .expect(200)
                .json()
                .getJsonArray("history");
        return history.getJsonObject(history.size() - 1).getString("sentence");
    }

    private static String newestNotice(String who) {
        return app.as(who).get("/notifications").expect(200).items().stream()
                .map(notice -> ((JsonObject) notice).getString("text"))
                .findFirst()
                .orElse("");
    }

    @Test
    void anOverdueErrandAndAnOverdueCall_areSeenByTheLevelsThatTheyWereReportedTo() {
        CLOCK.goTo("2026-06-01T09:00");
        long community = areaOf("steward-1");
        long street = areaOf("steward-2");
        long district = areaOf("steward-3");
        long errand = new Errands(app).claimedOf(TWENTY_DAYS);
        BlownWhistles whistles = new BlownWhistles(app);
        whistles.blowBy(app.as("steward-2"), errand).expect(201);

        CLOCK.goTo("2026-06-04T00:00");
        Eventually.within(PATIENCE, "the last day of the second body's three", () -> newestNotice("steward-2")
                .contains(" 区民政局的时限快到了，今天是最后一天，6 月 4 日（周四）。"));

        CLOCK.goTo("2026-06-05T00:00");
        Eventually.within(
                PATIENCE,
                "reported",
                () -> escalations("steward-3", district, errand).size() == 1);
        JsonObject call = escalations("steward-3", district, errand).get(0);
        assertTrue(call.getString("text").endsWith(" 已超期 1 个工作日：原定 6 月 4 日（周四）前办结，由区民政局负责"), call::encode);
        assertTrue(call.containsKey("callId"), call::encode);
        assertEquals("系统提醒：区民政局已超期 1 个工作日，报给了崆峒区的管家", lastStep(errand));
        assertTrue(newestNotice("steward-2").endsWith("，报给了崆峒区的管家。"));
        assertEquals(List.of(), escalations("steward-2", street, errand), "it is the street itself that called");

        app.as("steward-2")
                .post(whistles.call(errand, 1) + "/decline", "{\"reason\":\"示例\"}")
                .expect(200);
        assertEquals(List.of(), escalations("steward-3", district, errand), "nothing is open any more");
        app.as("steward-2")
                .post(whistles.call(errand, 0) + "/decline", "{\"reason\":\"示例\"}")
                .expect(200);

        CLOCK.goTo("2026-07-01T00:00");
        Eventually.within(
                PATIENCE,
                "reported",
                () -> escalations("steward-1", community, errand).size() == 1);
        JsonObject escalated = escalations("steward-1", community, errand).get(0);
        assertTrue(
                escalated.getString("text").endsWith(" 已超期 1 个工作日：原定 6 月 30 日（周二）前办好，由刘网格员（示例）负责"), escalated::encode);
        assertEquals("系统逐级上报：已超期 1 个工作日，报给了万安门社区的管家", lastStep(errand));

        CLOCK.goTo("2026-07-02T00:00");
        Eventually.within(
                PATIENCE,
                "reported",
                () -> escalations("steward-2", street, errand).size() == 1);
        assertTrue(escalations("steward-1", community, errand)
                .get(0)
                .getString("text")
                .contains("已超期 2 个工作日"));
        assertEquals(1, escalations("steward-3", community, errand).size(), "whoever is above may look");
        app.as("steward-1").get("/areas/" + street + "/escalations").expectProblem(403, "area:not-yours");

        ApiClient staff = app.as("staff-1");
        staff.post("/errands/" + errand + "/complete", "{\"result\":\"已办好\"}").expect(200);
        assertEquals(List.of(), escalations("steward-1", community, errand));
        assertEquals(List.of(), escalations("steward-2", street, errand));
    }

    @Test
    void theList_coversEverythingOnce_pageByPage() {
        CLOCK.goTo("2026-08-03T09:00");
        Errands errands = new Errands(app);
        List<Long> filed = Stream.generate(errands::filed)
                .limit(5)
                .sorted(Comparator.reverseOrder())
                .toList();
        CLOCK.goTo("2026-08-11T00:00");
        long community = areaOf("steward-1");
        filed.forEach(errand -> Eventually.within(
                PATIENCE,
                "reported",
                () -> escalations("steward-1", community, errand).size() == 1));
        List<Long> listed = new ArrayList<>();
        String list = "/areas/" + community + "/escalations?limit=2";
        for (String page = list; page != null; ) {
            Answer answer = app.as("steward-1").get(page).expect(200);
            answer.items().forEach(item -> listed.add(((JsonObject) item).getLong("errandId")));
            page = answer.json().containsKey("next") ? list + "&after=" + answer.number("next") : null;
        }
        assertEquals(List.copyOf(new LinkedHashSet<>(listed)), listed);
        assertTrue(listed.containsAll(filed), listed::toString);
    }
}
