package cn.servicecircle.nearby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearbyApiIT {

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
            assertEquals(station.getInteger("walkMeters") / 75.0 * 60, seconds, 1.6, station::encode);
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
        assertEquals(0, there.getInteger("walkMeters"));

        JsonObject wgs = anybody.get("/stations/" + gcj.getLong("id") + "?datum=wgs84")
                .expect(200)
                .json()
                .getJsonObject("point");
        assertEquals("wgs84", wgs.getString("datum"));
        JsonObject again = nearest(
                        "lng=%s&lat=%s&datum=wgs84&limit=1".formatted(wgs.getDouble("lng"), wgs.getDouble("lat")))
                .get(0);
        assertEquals(gcj.getLong("id"), again.getLong("id"));
        assertEquals(0, again.getInteger("walkMeters"));
        // Half a kilometre lies between the two datums here, so mixing them up would show.
        assertTrue(nearest("lng=%s&lat=%s&datum=gcj02&limit=1".formatted(wgs.getDouble("lng"), wgs.getDouble("lat")))
                        .get(0)
                        .getInteger("walkMeters")
                > 0);
    }

    @Test
    void nearest_withoutAPlace_isToldWhatIsMissing() {
        anybody.get("/stations/nearest?lng=106.67&lat=135").expectProblem(422, "request:invalid");
        anybody.get("/stations/nearest?lng=106.67&lat=35&datum=bd09").expectProblem(422, "request:invalid");
    }

    @Test
    void aPointAndAnArea_orNeither_areRefused() {
        anybody.get("/stations/nearest").expectProblem(422, "station:where-from");
        anybody.get("/stations/nearest?lng=106.67").expectProblem(422, "station:where-from");
        anybody.get("/stations/nearest?lng=106.67&lat=35.5&areaId=1").expectProblem(422, "station:where-from");
    }

    @Test
    void filters_leaveOutWhatDoesNotFit_andTheSentenceSaysWhatDoes() {
        List<JsonObject> stepFree = nearest("lng=106.67&lat=35.543&limit=50&stepFree=true&itemId=1");
        assertTrue(stepFree.size() < 50, "some are not step-free");
        for (JsonObject station : stepFree) {
            assertTrue(station.getBoolean("stepFree"), station::encode);
            assertTrue(station.getString("sentence").contains("能办高龄津贴申领，无台阶"), station::encode);
        }
        assertEquals(List.of(), nearest("lng=106.67&lat=35.543&language=克林贡语"));
        anybody.get("/stations/nearest?lng=106.67&lat=35.543&itemId=999999")
                .expectProblem(404, "service-item:not-found");
    }

    @Test
    void openOnly_atATime_followsTheHoursOfThatDay() {
        // A Monday morning, and the first day of 国庆节.
        assertEquals(
                5,
                nearest("lng=106.67&lat=35.543&openOnly=true&at=2026-11-30T09:30")
                        .size());
        assertTrue(nearest("lng=106.67&lat=35.543&openOnly=true&at=2026-11-30T09:30").stream()
                .allMatch(station -> station.getBoolean("open")));
        assertEquals(List.of(), nearest("lng=106.67&lat=35.543&openOnly=true&at=2026-11-30T03:00"));
        assertEquals(List.of(), nearest("lng=106.67&lat=35.543&openOnly=true&at=2026-10-01T09:30"));
        anybody.get("/stations/nearest?lng=106.67&lat=35.543&at=2026-02-30T09:30")
                .expectProblem(422, "request:invalid");
    }

    @Test
    void byNight_theSentenceSaysWhichOpensFirst() {
        JsonObject answer = anybody.get("/stations/nearest?lng=106.665&lat=35.543&datum=wgs84&at=2026-11-30T03:00")
                .expect(200)
                .json();
        String sentence = answer.getString("sentence");
        assertTrue(sentence.matches("最近的.*网格服务站.*那时关门，08:30 开门.*。"), sentence);
        assertTrue(answer.getJsonArray("items")
                .getJsonObject(0)
                .getString("opensAt")
                .startsWith("2026-11-30T00:30"));
    }

    @Test
    void aRoughPoint_getsARangeAndIsToldSo() {
        JsonObject answer = anybody.get("/stations/nearest?lng=106.67&lat=35.543&limit=1&accuracyMeters=150")
                .expect(200)
                .json();
        assertTrue(answer.getString("sentence").endsWith("您的位置可能差 150 米，步行时间是大概的范围。"), answer::encode);
        JsonObject station = answer.getJsonArray("items").getJsonObject(0);
        JsonObject range = station.getJsonObject("walkRange");
        // 150 m of straight line are 195 m on foot, which take 156 s.
        assertEquals(station.getInteger("walkSeconds") + 156, range.getInteger("toSeconds"));
        assertEquals(Math.max(0, station.getInteger("walkSeconds") - 156), range.getInteger("fromSeconds"));
    }

    @Test
    void anElder_takesLonger() {
        int adult = nearest("lng=106.67&lat=35.543&limit=1").get(0).getInteger("walkSeconds");
        int elder = nearest("lng=106.67&lat=35.543&limit=1&pace=elder").get(0).getInteger("walkSeconds");
        assertEquals(1.5 * adult, elder, 2);
    }
}
