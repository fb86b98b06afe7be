package cn.servicecircle.station;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.ApiClient;
import org.junit.jupiter.api.Test;

class StationApiIT {
    private final ApiClient anybody = TestApp.shared().anybody();

    @Test
    void aStationThatIsNot_isNotFound() {
        anybody.get("/stations/999999").expectProblem(404, "station:not-found");
        anybody.get("/stations/abc").expectProblem(404, "request:no-such-address");
    }

    @Test
    void theStationsOfAnItem_areThoseThatCanDoIt() {
        var stations = anybody.get("/service-items/1/stations").expect(200).items();
        long first = stations.getJsonObject(0).getLong("id");
        assertEquals(
                true,
                anybody.get("/stations/" + first).expect(200).json().getJsonArray("serviceItems").stream()
                        .anyMatch(item -> item.toString().contains("\"id\":1,")));
    }
}
