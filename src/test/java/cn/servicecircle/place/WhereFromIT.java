package cn.servicecircle.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WhereFromIT {
    /** 风景嘉苑小区, as China's maps have it. */
    private static final String FENGJING = "lng=106.669223&lat=35.542534";

    private static final TestApp APP = TestApp.shared();
    private final ApiClient anybody = APP.anybody();

    @Test
    void aPlace_isFoundByCharactersPinyinAndInitials() {
        for (String typed : List.of("风景嘉苑", "fengjingjiayuan", "FJ jy", "fengj嘉苑")) {
            JsonObject first = search(typed).getJsonObject(0);
            assertEquals("风景嘉苑小区", first.getString("name"), typed);
            assertEquals("compound", first.getString("kind"));
            assertEquals("中街街道 · 万安门社区", first.getString("path"));
        }
    }

    @Test
    void aBuildingAndAStation_areFoundToo_andTheIdLeadsThere() {
        JsonObject building = search("fjjyxq1hl").getJsonObject(0);
        assertEquals("building", building.getString("kind"));
        assertEquals(
                "1号楼（示例）",
                anybody.get("/areas/" + building.getLong("id")).expect(200).text("name"));
        JsonObject station = search("风景嘉苑小区网格服务站").getJsonObject(0);
        assertEquals("station", station.getString("kind"));
        assertEquals(APP.station(), station.getLong("id"));
    }

    @Test
    void atMostSoManyAreFound_andNothingOfBlanks() {
        assertEquals(10, search("小区").size());
        assertEquals(
                50, anybody.get("/places?q=xq&limit=50").expect(200).items().size());
        assertEquals(0, search("  ").size());
        anybody.get("/places?q=" + "a".repeat(33)).expectProblem(422, "request:invalid");
        anybody.get("/places").expectProblem(422, "request:invalid");
    }

    private JsonArray search(String typed) {
        return anybody.get("/places?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8))
                .expect(200)
                .items();
    }

    @Test
    void aPoint_liesInItsGrid_andItsStewardsAreNamed() {
        JsonObject answer = anybody.get("/areas/at?" + FENGJING).expect(200).json();
        assertTrue(answer.getBoolean("certain"), answer::encode);
        JsonObject only = answer.getJsonArray("candidates").getJsonObject(0);
        assertEquals("boundary", only.getString("by"));
        assertTrue(only.getJsonObject("home").getString("name").startsWith("风景嘉苑小区"), answer::encode);
        JsonArray levels = only.getJsonArray("levels");
        assertEquals("区管家", levels.getJsonObject(levels.size() - 1).getString("title"));
        JsonObject community = level(levels, "community");
        assertEquals("万安门社区", community.getString("name"));
        assertEquals(new JsonArray(List.of("石管家（示例）")), community.getJsonArray("stewards"));
        assertTrue(community.getString("dutyPhone").startsWith("0933-000-1"));
        JsonObject grid = level(levels, "grid");
        assertEquals(new JsonArray(), grid.getJsonArray("stewards"));
        assertEquals("万安门社区", grid.getJsonObject("nextUp").getString("name"));
    }

    @Test
    void theDatumCounts() {
        JsonObject wgs = anybody.get("/areas/at?lng=106.665&lat=35.543&datum=wgs84")
                .expect(200)
                .json();
        JsonObject gcj = anybody.get("/areas/at?" + FENGJING).expect(200).json();

        assertEquals(wgs, gcj);
    }

    @Test
    void aFuzzyPoint_mayLieInSeveralGrids() {
        JsonObject answer = anybody.get("/areas/at?" + FENGJING + "&accuracyMeters=300")
                .expect(200)
                .json();

        assertFalse(answer.getBoolean("certain"));
        int candidates = answer.getJsonArray("candidates").size();
        assertTrue(candidates > 1);
        assertTrue(answer.getString("sentence").contains("可能在下面 " + candidates + " 处中的一处"), answer::encode);
        anybody.get("/areas/at?" + FENGJING + "&accuracyMeters=501").expectProblem(422, "request:invalid");
    }

    @Test
    void aPointElsewhere_isToldThatItIs() {
        for (String elsewhere : List.of("lng=116.4&lat=39.9", "lng=-0.1&lat=51.5", "lng=0&lat=-90")) {
            assertTrue(anybody.get("/areas/at?" + elsewhere)
                    .expectProblem(422, "place:outside-district")
                    .text("detail")
                    .contains("崆峒区"));
        }
    }

    @Test
    void theStewardsOfAnArea_areThoseOfNow() throws SQLException {
        long building = search("fjjyxq1hl").getJsonObject(0).getLong("id");
        JsonArray levels = stewards(building);
        assertEquals(
                List.of("building", "compound", "grid", "community", "street", "district"),
                IntStream.range(0, levels.size())
                        .mapToObj(i -> levels.getJsonObject(i).getString("level"))
                        .toList());
        assertEquals("万安门社区", level(levels, "compound").getJsonObject("nextUp").getString("name"));

        Jdbc.run(APP.mySqlUri(), """
                INSERT INTO role_grant (person_id, role, area_id, granted_at)
                SELECT id, 'staff', %d, NOW(6) FROM person WHERE openid = 'demo-resident-1'""".formatted(building));
        try {
            assertEquals(
                    new JsonArray(List.of("李阿姨（示例）")),
                    stewards(building).getJsonObject(0).getJsonArray("stewards"));
        } finally {
            Jdbc.run(APP.mySqlUri(), "DELETE FROM role_grant WHERE role = 'staff' AND area_id = " + building);
        }
        anybody.get("/areas/999999/stewards").expectProblem(404, "area:not-found");
    }

    @Test
    void staffOfAStation_areNoStewards() {
        long compound = search("风景嘉苑").getJsonObject(0).getLong("id");

        assertEquals(new JsonArray(), stewards(compound).getJsonObject(0).getJsonArray("stewards"));
    }

    private JsonArray stewards(long areaId) {
        return anybody.get("/areas/" + areaId + "/stewards").expect(200).json().getJsonArray("levels");
    }

    private static JsonObject level(JsonArray levels, String level) {
        return IntStream.range(0, levels.size())
                .mapToObj(levels::getJsonObject)
                .filter(rung -> rung.getString("level").equals(level))
                .findFirst()
                .orElseThrow();
    }
}
