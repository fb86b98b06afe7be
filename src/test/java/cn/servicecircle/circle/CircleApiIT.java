package cn.servicecircle.circle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the streets of the demo district. */
class CircleApiIT {
    @TempDir
    static Path cache;

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = TestApp.start(
                "circle",
                Map.of(
                        "CIRCLE_CIRCLE_STREETS",
                        "config/district/kongtong-demo/streets.osm",
                        "CIRCLE_CIRCLE_STREETS_CACHE",
                        cache.toString()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private final ApiClient anybody = app.anybody();

    private static JsonObject feature(Answer answer) {
        assertEquals("application/geo+json", answer.header("Content-Type"));
        return new JsonObject(answer.raw());
    }

    /** Twice the area of the first ring in square degrees; positive when it runs against the clock. */
    private static double area(JsonObject feature) {
        JsonArray coordinates = feature.getJsonObject("geometry").getJsonArray("coordinates");
        JsonArray ring = feature.getJsonObject("geometry").getString("type").equals("Polygon")
                ? coordinates.getJsonArray(0)
                : coordinates.getJsonArray(0).getJsonArray(0);
        assertEquals(ring.getValue(0), ring.getValue(ring.size() - 1), "closed");
        double area = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            JsonArray a = ring.getJsonArray(i);
            JsonArray b = ring.getJsonArray(i + 1);
            area += a.getDouble(0) * b.getDouble(1) - b.getDouble(0) * a.getDouble(1);
        }
        return area;
    }

    @Test
    void theCircle_followsTheStreets_andIsSmallerForElders() {
        JsonObject adult = feature(anybody.get("/stations/1/circle?datum=wgs84").expect(200));
        JsonObject elder =
                feature(anybody.get("/stations/1/circle?datum=wgs84&pace=elder").expect(200));

        assertEquals("Feature", adult.getString("type"));
        assertEquals(new JsonObject("""
                        {"stationId":1,"minutes":10,"pace":"adult","method":"network","datum":"wgs84"}"""), adult.getJsonObject("properties"));
        assertTrue(area(elder) > 0, "against the clock");
        assertTrue(area(adult) > 1.5 * area(elder));
    }

    @Test
    void whoHasItAlready_isToldSo() {
        Answer first = anybody.get("/stations/2/circle").expect(200);
        String tag = first.header("ETag");

        Answer again = anybody.get("/stations/2/circle", "If-None-Match", tag).expect(304);
        assertEquals(tag, again.header("ETag"));
        assertEquals("", again.raw());
        assertEquals("public, max-age=300", again.header("Cache-Control"));
        anybody.get("/stations/2/circle", "If-None-Match", "\"other\", W/" + tag)
                .expect(304);
        anybody.get("/stations/2/circle", "If-None-Match", "\"other\"").expect(200);
        assertNotEquals(tag, anybody.get("/stations/3/circle").expect(200).header("ETag"));
    }

    @Test
    void theWayAcrossTheRiver_isToldAsItIsOnFoot() {
        JsonObject answer = anybody.get("/stations/nearest?lng=106.6418&lat=35.5486&datum=wgs84&limit=1")
                .expect(200)
                .json();
        assertEquals("network", answer.getString("method"));
        assertEquals(
                "西郊示例二社区网格服务站（示例）",
                answer.getJsonArray("items").getJsonObject(0).getString("name"));
    }
}
