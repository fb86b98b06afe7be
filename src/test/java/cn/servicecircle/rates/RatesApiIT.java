package cn.servicecircle.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.catalogue.CatalogueStore;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 三率 as they are asked for: by whom, of what, and what is not told. */
class RatesApiIT {
    private static final String YEAR = "from=2026-01&to=2026-12";
    private static final String HIDDEN = "不足 5 件，不显示";

    private static TestApp app;
    private static long other;
    private static final List<String> STATEMENTS = new ArrayList<>(List.of("START TRANSACTION"));
    private static int filed;

    @BeforeAll
    static void start() throws SQLException {
        app = TestApp.start("rates", Map.of());
        other = app.as("staff-3")
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("stationId");
        errands(40, app.station(), 1, "2026-01");
        errands(3, app.station(), 1, "2026-02");
        errands(12, app.station(), 1, "2026-03");
        errands(8, app.station(), 1, "2026-04");
        errands(20, app.station(), 2, "2026-01");
        errands(30, other, 1, "2026-01");
        errands(7, other, 2, "2026-01");
        STATEMENTS.add("COMMIT");
        Jdbc.run(app.mySqlUri(), STATEMENTS.toArray(String[]::new));
        count();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Of four, one is not solved and rated badly, one is solved and rated well, one is solved, and one has not been answered. */
    private static void errands(int count, long station, long item, String month) {
        for (int i = 0; i < count; i++) {
            int id = ++filed;
            String state = List.of("in-progress", "closed", "closed", "filed").get(i % 4);
            String grade = List.of("2", "5", "NULL", "NULL").get(i % 4);
            STATEMENTS.add("""
                    INSERT INTO errand (id, tracking_number, principal_id, station_id, service_item_id, description, state,
                                        grade, filed_at)
                    VALUES (%d, 'RATES-%1$d', 1, %d, %d, '示例', '%s', %s, '%s-05 02:00:00')
                    """.formatted(id, station, item, state, grade, month));
            List<List<String>> lives = List.of(
                    List.of("filed", "claimed", "completed", "rated", "not-solved"),
                    List.of("filed", "claimed", "completed", "solved", "rated"),
                    List.of("filed", "claimed", "completed", "solved"),
                    List.of("filed"));
            lives.get(i % 4)
                    .forEach(kind -> STATEMENTS.add(
                            "INSERT INTO errand_event (errand_id, kind, actor_id, at) VALUES (%d, '%s', 1, '%s-06 02:00:00')"
                                    .formatted(id, kind, month)));
        }
    }

    /** Now, instead of within a minute. */
    private static void count() {
        Instant now = TestApp.CLOCK.instant();
        Database database = new Database(app.vertx(), app.mySqlUri(), 1, 2);
        Catalogue catalogue = TestApp.await(new CatalogueStore().load(database.reads()));
        WorkCalendar calendar = TestApp.await(new CalendarStore().load(database.reads()));
        Counting counting = new Counting(() -> catalogue, () -> calendar, TestApp.CLOCK.getZone());
        TestApp.await(new RatesWorker(app.vertx(), database, counting, TestApp.CLOCK).countAll());
        TestApp.await(database.close());
        Eventually.within(Duration.ofSeconds(10), "the node knows of what was counted", () -> {
            JsonObject rates = app.anybody().get("/rates").expect(200).json();
            return rates.containsKey("asOf") && !rates.getInstant("asOf").isBefore(now);
        });
    }

    private static JsonObject rates(String query) {
        return app.anybody().get("/rates?" + query).expect(200).json();
    }

    private static List<String> names(JsonObject rates) {
        return rates.getJsonArray("items").stream()
                .map(item -> ((JsonObject) item).getString("name"))
                .toList();
    }

    private static JsonObject named(JsonObject rates, String name) {
        return rates.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rates.encode()));
    }

    private static boolean isShown(JsonObject row) {
        return row.getJsonObject("counts").containsKey("filed");
    }

    @Test
    void theDistrict_withWhatStandsApart() {
        JsonObject total = rates(YEAR).getJsonObject("total");
        assertEquals("崆峒区", total.getString("name"));
        assertEquals(120, total.getJsonObject("counts").getInteger("filed"));
        assertEquals(
                "应当答复的 120 件里，92 件按时答复，占 76.7%；另有 0 件还没有到期限",
                total.getJsonObject("response").getString("text"));
        JsonObject solution = total.getJsonObject("solution");
        assertEquals("申请人说过的 92 件里，61 件解决了，占 66.3%；另有 0 件办好了但申请人没有说，28 件还在办", solution.getString("text"));
        assertEquals(66.3, solution.getDouble("percent"));
        assertEquals(28, solution.getInteger("underway"));
        JsonObject satisfaction = total.getJsonObject("satisfaction");
        assertEquals("评价过的 62 件里，31 件基本满意或更好，占 50.0%；另有 30 件没有评价", satisfaction.getString("text"));
        assertEquals(30, satisfaction.getInteger("unrated"));
    }

    @Test
    void aSmallMonth_isHidden_withASecondOne_howeverItIsAskedFor() {
        String mine = "areaId=" + areaOf(app.station()) + "&itemId=1&";
        JsonObject months = rates(mine + YEAR + "&by=month");
        assertEquals(63, months.getJsonObject("total").getJsonObject("counts").getInteger("filed"));
        assertEquals(List.of("2026 年 1 月", "2026 年 2 月", "2026 年 3 月", "2026 年 4 月"), names(months));
        assertTrue(isShown(named(months, "2026 年 1 月")));
        assertFalse(isShown(named(months, "2026 年 2 月")), "three errands");
        assertTrue(named(months, "2026 年 2 月")
                .getJsonObject("response")
                .getString("text")
                .startsWith(HIDDEN));
        assertFalse(isShown(named(months, "2026 年 4 月")), "or it would be the total less the others");
        assertFalse(isShown(rates(mine + "from=2026-04&to=2026-04").getJsonObject("total")), "asked for alone");
        assertFalse(
                isShown(rates(mine + "from=2026-01&to=2026-03").getJsonObject("total")), "all months less the others");
        assertTrue(isShown(rates(mine + "from=2026-02&to=2026-04").getJsonObject("total")), "both hidden months");
    }

    private static long areaOf(long station) {
        return app.anybody().get("/stations/" + station).number("areaId");
    }

    @Test
    void eachRate_isHiddenByItsOwnNumbers() {
        JsonObject items = app.as("staff-3")
                .get("/rates/stations?by=item&stationId=" + other + "&" + YEAR)
                .expect(200)
                .json();
        assertTrue(items.getJsonObject("total").getJsonObject("satisfaction").containsKey("percent"));
        for (long item : List.of(1, 2)) {
            JsonObject row =
                    named(items, app.anybody().get("/service-items/" + item).text("name"));
            assertTrue(isShown(row) && row.getJsonObject("solution").containsKey("percent"), row::encode);
            assertFalse(row.getJsonObject("satisfaction").containsKey("unrated"), "of one item only four are rated");
        }
    }

    @Test
    void byArea_theAreasRightBelow_andTheStationsInNone_inTheOrderOfTheirNames() {
        JsonObject district = rates(YEAR + "&by=area");
        assertEquals(List.of("中街街道"), names(district));
        JsonObject street = rates("areaId=" + parentOf(app.community()) + "&" + YEAR + "&by=area");
        assertEquals(List.of("万安门社区", "新民北路社区"), names(street));
        assertEquals(83, named(street, "万安门社区").getJsonObject("counts").getInteger("filed"));
        JsonObject compound = rates("areaId=" + areaOf(app.station()) + "&" + YEAR + "&by=area");
        assertEquals(List.of("风景嘉苑小区（本级站点）"), names(compound));
    }

    private static long parentOf(long area) {
        return app.anybody().get("/areas/" + area).number("parentId");
    }

    @Test
    void stations_areForTheirStaff_theirStewards_andAdmins() {
        String mine = "/rates/stations?stationId=" + app.station() + "&" + YEAR;
        String others = "/rates/stations?stationId=" + other + "&" + YEAR;
        String community = "/rates/stations?by=station&areaId=" + app.community() + "&" + YEAR;
        ApiClient staff = app.as("staff-1");
        assertEquals(
                83,
                staff.get(mine)
                        .expect(200)
                        .json()
                        .getJsonObject("total")
                        .getJsonObject("counts")
                        .getInteger("filed"));
        staff.get(others).expectProblem(403, "station:not-yours");
        staff.get(community).expectProblem(403, "area:not-yours");
        staff.get("/rates/stations").expectProblem(403, "area:not-yours");
        app.as("steward-1").get(mine).expect(200);
        app.as("steward-1").get(others).expectProblem(403, "station:not-yours");
        assertEquals(
                List.of("万安门社区风景嘉苑小区网格服务站"),
                names(app.as("steward-1").get(community).expect(200).json()));
        app.as("resident-1").get(mine).expectProblem(403, "station:not-yours");
        app.as("moderator-3").get(mine).expectProblem(403, "station:not-yours");
        for (String who : List.of("steward-3", "admin")) {
            JsonObject all = app.as(who)
                    .get("/rates/stations?by=station&" + YEAR)
                    .expect(200)
                    .json();
            assertEquals(2, all.getJsonArray("items").size());
            assertEquals(names(all).stream().sorted().toList(), names(all));
        }
    }

    @Test
    void whatCannotBeAsked_isExplained() {
        ApiClient anybody = app.anybody();
        anybody.get("/rates?from=2026-05&to=2026-04").expectProblem(422, "rates:bad-period");
        anybody.get("/rates?from=2020-01&to=2026-04").expectProblem(422, "rates:bad-period");
        anybody.get("/rates?from=2026-13").expectProblem(422, "request:invalid");
        anybody.get("/rates?areaId=999999").expectProblem(404, "area:not-found");
        anybody.get("/rates?itemId=999999").expectProblem(404, "service-item:not-found");
        anybody.get("/rates?by=station").expectProblem(422, "request:invalid");
        assertFalse(isShown(
                anybody.get("/rates?from=2025-01&to=2025-12").expect(200).json().getJsonObject("total")));
    }
}
