package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class StationApiIT {
    private final ApiClient anybody = TestApp.shared().anybody();

    private List<JsonObject> nearest(String query) {
        return anybody.get("/stations/nearest?" + query).expect(200).items().stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    @Test
    void nearest_isInOrderOfWalkingTime_andSaysWhatIsInTheCircle() {
        List<JsonObject> stations = nearest("lng=106.67&lat=35.543&limit=50");
        assertEquals(50, stations.size());
        int last = 0;
        for (JsonObject station : stations) {
            int seconds = station.getInteger("walkSeconds");
            assertTrue(seconds >= last, station::encode);
            assertEquals(seconds <= 600, station.getBoolean("withinCircle"), station::encode);
            assertEquals(station.getInteger("distanceMeters") * 1.3 / 75 * 60, seconds, 1.6, station::encode);
            last = seconds;
        }
        assertTrue(stations.get(0).getBoolean("withinCircle"));
        assertTrue(!stations.get(49).getBoolean("withinCircle"));
    }

    @Test
    void nearest_answersInTheDatumItWasAskedIn() {
        JsonObject gcj = nearest("lng=106.67&lat=35.543&limit=1").get(0);
        JsonObject place = gcj.getJsonObject("point");
        assertEquals("gcj02", place.getString("datum"));

        JsonObject there = nearest(
                        "lng=%s&lat=%s&datum=gcj02&limit=1".formatted(place.getDouble("lng"), place.getDouble("lat")))
                .get(0);
        assertEquals(gcj.getLong("id"), there.getLong("id"));
        assertEquals(0, there.getInteger("distanceMeters"));

        JsonObject wgs = anybody.get("/stations/" + gcj.getLong("id") + "?datum=wgs84")
                .expect(200)
                .json()
                .getJsonObject("point");
        assertEquals("wgs84", wgs.getString("datum"));
        JsonObject again = nearest(
                        "lng=%s&lat=%s&datum=wgs84&limit=1".formatted(wgs.getDouble("lng"), wgs.getDouble("lat")))
                .get(0);
        assertEquals(gcj.getLong("id"), again.getLong("id"));
        assertEquals(0, again.getInteger("distanceMeters"));
        // Half a kilometre lies between the two datums here, so mixing them up would show.
        assertTrue(nearest("lng=%s&lat=%s&datum=gcj02&limit=1".formatted(wgs.getDouble("lng"), wgs.getDouble("lat")))
                        .get(0)
                        .getInteger("distanceMeters")
                > 0);
    }

    @Test
    void nearest_withoutAPlace_isToldWhatIsMissing() {
        assertTrue(anybody.get("/stations/nearest?lng=106.67")
                .expectProblem(422, "request:invalid")
                .raw()
                .contains("\"parameter\":\"lat\""));
        anybody.get("/stations/nearest?lng=106.67&lat=135").expectProblem(422, "request:invalid");
        anybody.get("/stations/nearest?lng=106.67&lat=35&datum=bd09").expectProblem(422, "request:invalid");
    }

    @Test
    void aStationThatIsNot_isNotFound() {
        anybody.get("/stations/999999").expectProblem(404, "station:not-found");
        anybody.get("/stations/abc").expectProblem(404, "request:no-such-address");
    }
}
