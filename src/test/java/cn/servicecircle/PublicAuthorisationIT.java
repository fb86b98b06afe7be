package cn.servicecircle;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is public, followed, counted and exported: every operation × everybody. */
class PublicAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final Reports REPORTS = new Reports(APP);
    private static final long ITEM = APP.firstItem();

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get(
                "listSimilarErrands",
                "401 200 200 200 200 200 200 200 200 200",
                "/errands/similar?areaId=1&serviceItemId=" + ITEM);
        TABLE.row("followErrand", "     401 200 409 200 200 200 200 200 200 200", c -> c.post(
                        "/errands/" + REPORTS.filed(null) + "/follow", null)
                .status());
        TABLE.row("unfollowErrand", "   401 204 204 204 204 204 204 204 204 204", c -> c.delete(
                        "/errands/" + ERRANDS.filed() + "/follow")
                .status());
        TABLE.get(
                "getPublicErrand",
                "  401 200 200 200 200 200 200 200 200 200",
                () -> "/public-errands/" + REPORTS.filed(null));
        TABLE.get("listFollowedErrands", "401 200 200 200 200 200 200 200 200 200", "/me/followed-errands");
        TABLE.open("listOpen311Services", "/open311/v2/services.json");
        TABLE.open("getOpen311Service", "/open311/v2/services/" + REPORTS.item("report") + ".json");
        TABLE.open("listOpen311Requests", "/open311/v2/requests.json?page_size=1");
        TABLE.open("downloadOpenData", "/open-data/requests.csv?month=2020-01");
        TABLE.get("getOpen311Request", "404 404 404 404 404 404 404 404 404 404", "/open311/v2/requests/BB-1.json");
        TABLE.row("postOpen311Request", "403 403 403 403 403 403 403 403 403 403", c -> c.post(
                        "/open311/v2/requests.json", null)
                .status());
        TABLE.open("getRates", "/rates");
        TABLE.open("searchPlaces", "/places?q=fjjy");
        TABLE.open("lookUpPoint", "/areas/at?lng=106.669223&lat=35.542534");
        TABLE.open("getAreaStewards", "/areas/" + APP.community() + "/stewards");
        TABLE.get(
                "getStationRates", "  401 403 403 403 403 200 403 403 403 200", "/rates/stations?stationId=" + STATION);
        TABLE.get(
                "exportStationErrands",
                "401 403 403 403 403 200 403 403 403 403",
                "/stations/" + STATION + "/errands.csv?month=2020-01");
        TABLE.get("listWebhookDeliveries", "401 403 403 403 403 403 403 403 403 200", "/webhook-deliveries");
        TABLE.row("retryWebhookDelivery", "401 403 403 403 403 403 403 403 403 404", c -> c.post(
                        "/webhook-deliveries/" + NOBODY + "/retry", null)
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }
}
