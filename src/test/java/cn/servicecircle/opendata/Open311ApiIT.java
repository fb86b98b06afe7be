package cn.servicecircle.opendata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Open311 GeoReport v2 over the API; every answer is held against the contract, which has its field names. */
class Open311ApiIT {
    private static final String V2 = "/open311/v2";

    private final TestApp app = TestApp.shared();
    private final Reports reports = new Reports(app);
    private final ApiClient anybody = app.anybody();

    private JsonArray array(String path) {
        return new JsonArray(anybody.get(V2 + path).expect(200).raw());
    }

    private String number(long id) {
        return app.as("resident-1").get("/errands/" + id).expect(200).text("trackingNumber");
    }

    private JsonObject request(long id) {
        JsonArray one = array("/requests/" + number(id) + ".json");
        assertEquals(1, one.size());
        return one.getJsonObject(0);
    }

    private List<String> numbers(String query) {
        return array("/requests.json?" + query).stream()
                .map(request -> ((JsonObject) request).getString("service_request_id"))
                .toList();
    }

    @Test
    void aRequest_saysWhatIsPublic_andWhereRoughly() {
        long id = reports.filed("{\"point\":{\"lng\":106.671234,\"lat\":35.543217,\"datum\":\"wgs84\"},\"areaId\":%d}"
                .formatted(app.community()));
        JsonObject request = request(id);
        assertEquals(106.6712, request.getDouble("long"));
        assertEquals(35.5432, request.getDouble("lat"));
        assertEquals("open", request.getString("status"));
        assertEquals("已提交，等待接单", request.getString("status_notes"));
        assertEquals(String.valueOf(reports.item("report")), request.getString("service_code"));
        assertTrue(request.getString("description").contains("："), request.getString("description"));
        assertTrue(request.getString("address").startsWith("万安门社区，"), request.getString("address"));
        assertTrue(request.getString("requested_datetime").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"));
        assertTrue(request.containsKey("media_url"));
        assertNull(request.getString("media_url"));
        assertFalse(request.encode().contains(Reports.PRIVATE_WORDS), request::encode);
    }

    @Test
    void itIsClosed_whenTheResidentSaysSo_notWhenTheStaffDo() {
        long id = reports.filed(null);
        reports.complete(id);
        assertEquals("open", request(id).getString("status"));
        assertFalse(request(id).encode().contains(Reports.PRIVATE_WORDS), () -> request(id)
                .encode());
        app.as("resident-1")
                .post("/errands/" + id + "/confirm", "{\"solved\":true}")
                .expect(200);
        JsonObject closed = request(id);
        assertEquals("closed", closed.getString("status"));
        assertEquals("已结案，已解决", closed.getString("status_notes"));
        app.as("resident-1").post("/errands/" + id + "/rating", "{\"grade\":5}").expect(200);
        assertEquals(closed.getString("updated_datetime"), request(id).getString("updated_datetime"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyPublicKinds_areThere(Kind kind) {
        long item = reports.item(kind.word());
        String number =
                reports.file(app.as("resident-1"), item, null).expect(201).text("trackingNumber");
        boolean listed = array("/services.json").stream()
                .anyMatch(service ->
                        ((JsonObject) service).getString("service_code").equals(String.valueOf(item)));
        assertEquals(kind.isPublic(), listed);
        int known = kind.isPublic() ? 200 : 404;
        anybody.get(V2 + "/services/" + item + ".json").expect(known);
        anybody.get(V2 + "/requests/" + number + ".json").expect(known);
        assertEquals(kind.isPublic(), numbers("").contains(number));
        assertEquals(kind.isPublic(), numbers("service_request_id=" + number).contains(number));
        assertEquals(kind.isPublic(), numbers("service_code=" + item).contains(number));
    }

    @Test
    void aDefinition_hasTheItemsQuestions_andTheirChoices() {
        JsonArray attributes = anybody.get(V2 + "/services/" + reports.item("report") + ".json")
                .expect(200)
                .json()
                .getJsonArray("attributes");
        JsonObject first = attributes.getJsonObject(0);
        assertEquals("singlevaluelist", first.getString("datatype"));
        assertTrue(first.getJsonArray("values").size() > 1);
        assertEquals("string", attributes.getJsonObject(1).getString("datatype"));
        assertEquals(2, attributes.getJsonObject(1).getInteger("order"));
    }

    @Test
    void filters_meanWhatTheyDoInGeoReport() {
        String open = number(reports.filed(null));
        long ended = reports.filed(null);
        app.as("resident-1").post("/errands/" + ended + "/cancel", null).expect(200);
        String closed = number(ended);
        List<String> ofOpen = numbers("status=open");
        List<String> ofClosed = numbers("status=closed");
        assertTrue(ofOpen.contains(open) && !ofOpen.contains(closed));
        assertTrue(ofClosed.contains(closed) && !ofClosed.contains(open));
        List<String> both = List.of(closed, open);
        assertTrue(numbers("status=open,closed").containsAll(both));
        assertTrue(numbers("status=&service_code=&start_date=&end_date=&jurisdiction_id=x")
                .containsAll(both));
        assertEquals(both, numbers("service_request_id=" + open + "," + closed + "&status=open"));
        assertEquals(List.of(), numbers("end_date=2020-01-01T00:00:00Z"));
        assertEquals(List.of(), numbers("start_date=2020-01-01T08:00:00%2B08:00"));
    }

    @Test
    void pages_followOneAnother() {
        reports.filed(null);
        reports.filed(null);
        List<String> two = numbers("page_size=2");
        assertEquals(2, two.size());
        assertEquals(two.get(0), numbers("page_size=1").get(0));
        assertEquals(two.get(1), numbers("page_size=1&page=2").get(0));
        anybody.get(V2 + "/requests.json?page_size=1001").expect(422);
        anybody.get(V2 + "/requests.json?page=101").expect(422);
    }

    @ParameterizedTest
    @CsvSource({
        "start_date=yesterday, start_date",
        "start_date=2026-11-01T00:00:00, start_date",
        "end_date=2026-13-01T00:00:00Z, end_date",
        "start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z, end_date",
        "start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z, end_date",
        "start_date=-999999999-01-01T00:00:00Z, start_date",
        "end_date=-999999999-01-01T00:00:00Z, end_date",
        "start_date=%2B999999999-01-01T00:00:00Z, start_date"
    })
    void datesThatCannotBe_areNamed(String query, String parameter) {
        Answer no = anybody.get(V2 + "/requests.json?" + query).expectProblem(422, "open-data:dates");
        assertEquals(
                parameter, no.json().getJsonArray("errors").getJsonObject(0).getString("parameter"), no.raw());
    }

    @Test
    void whoeverPosts_isToldWhereToFile() {
        Answer no = anybody.post(V2 + "/requests.json", null).expectProblem(403, "open-data:read-only");
        assertTrue(no.text("detail").contains("POST /errands"), no.raw());
    }
}
