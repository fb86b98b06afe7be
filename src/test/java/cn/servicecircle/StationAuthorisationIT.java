package cn.servicecircle;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on stations that not everybody may do × everybody, the 管家 of the station's community and street too. */
class StationAuthorisationIT {
    private static final List<String> CALLERS = List.of(
            "anybody",
            "newcomer-7",
            "resident-1",
            "staff-1",
            "staff-3",
            "steward-1",
            "steward-2",
            "moderator-1",
            "admin");
    private static final String STATION = "/stations/1";
    private static final String CONTENT = """
            {"areaId":%d,"name":"示例站","address":"示例","phone":"0933-000-0001","hours":"Mo-Fr 25:00-26:00","stepFree":true,\
            "accessibleToilet":false,"hearingLoop":false,"languages":[],"point":{"lng":106.6,"lat":35.5,"datum":"wgs84"}}""";

    static final AccessTable TABLE = new AccessTable(TestApp.shared(), CALLERS);

    static {
        // Whoever is let in asks for what cannot be, so that the station stays as it is.
        //                                any new r1  s1  s3  st1 st2 m1  admin
        TABLE.row("createStation", "      401 403 403 403 403 403 403 403 422", c -> c.post(
                        "/stations", CONTENT.formatted(1), "Idempotency-Key", AccessTable.key())
                .status());
        TABLE.row("replaceStation", "     401 403 403 403 403 403 403 403 422", c -> c.put(
                        STATION, "{\"basedOn\":1,\"station\":" + CONTENT.formatted(1) + "}")
                .status());
        TABLE.row("setHoursExceptions", " 401 403 403 403 403 403 403 403 422", c -> c.put(
                        STATION + "/hours-exceptions",
                        "{\"basedOn\":1,\"items\":[{\"from\":\"2027-02-05\",\"to\":\"2027-02-01\",\"hours\":\"\",\"reason\":\"示例\"}]}")
                .status());
        TABLE.row("setStationItems", "    401 403 403 403 403 403 403 403 422", c -> c.put(
                        STATION + "/service-items", "{\"basedOn\":1,\"itemIds\":[" + AccessTable.NOBODY + "]}")
                .status());
        TABLE.row("closeStation", "       401 403 403 403 403 403 403 403 422", c -> c.put(
                        STATION + "/closure", "{\"from\":\"2020-01-01\",\"notice\":\"示例\"}")
                .status());
        TABLE.row("reopenStation", "      401 403 403 403 403 403 403 403 409", c -> c.delete(STATION + "/closure")
                .status());
        TABLE.row("checkStation", "       401 403 403 200 403 200 200 403 200", c -> c.post(STATION + "/checks", null)
                .status());
        TABLE.get("listStationChanges", " 401 403 403 403 403 200 200 403 200", STATION + "/changes");
        TABLE.get("getStationPoster", "   401 403 403 200 403 200 200 403 200", STATION + "/poster");
        TABLE.get("getCoverage", "        401 403 403 403 403 403 403 403 200", "/coverage");
        TABLE.get("downloadCoverage", "   401 403 403 403 403 403 403 403 200", "/coverage.csv");
        TABLE.get("printCoverage", "      401 403 403 403 403 403 403 403 200", "/coverage.html");
        TABLE.get("getStationByScene", "  404 404 404 404 404 404 404 404 404", "/stations/by-scene/2222222222");
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }
}
