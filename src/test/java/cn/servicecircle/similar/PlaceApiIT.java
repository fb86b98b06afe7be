package cn.servicecircle.similar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.Reports;
import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where something is: said by residents for what is public, kept for nothing else. */
class PlaceApiIT {
    private final TestApp app = TestApp.shared();
    private final Reports reports = new Reports(app);
    private final ApiClient resident = app.as("resident-1");

    @Test
    void aPlace_isStoredAsWgs84_andToldToTheStaffAsItWasSaid() throws SQLException {
        long id = reports.filed(Reports.at(106.6719, 35.5439));
        JsonObject point = app.as("staff-1")
                .get("/errands/" + id)
                .expect(200)
                .json()
                .getJsonObject("place")
                .getJsonObject("point");
        assertEquals(106.6719, point.getDouble("lng"), 2e-6);
        assertEquals(35.5439, point.getDouble("lat"), 2e-6);
        assertEquals("gcj02", point.getString("datum"));
        String stored = Jdbc.value(app.mySqlUri(), "SELECT lng FROM public_errand WHERE errand_id = " + id);
        assertTrue(Math.abs(Double.parseDouble(stored) - 106.6719) > 0.001, "not shifted: " + stored);
    }

    @Test
    void aBuilding_isForTheStaff_andItsCompoundForTheOthers() {
        JsonObject building = home();
        long id = reports.filed("{\"areaId\":%d}".formatted(building.getLong("areaId")));
        assertEquals(
                building.getString("areaName"),
                app.as("staff-1")
                        .get("/errands/" + id)
                        .json()
                        .getJsonObject("place")
                        .getString("areaName"));
        String shown =
                app.as("resident-2").get("/public-errands/" + id).expect(200).text("areaName");
        assertFalse(shown.equals(building.getString("areaName")), shown);
        assertEquals(compound(building.getLong("areaId")), shown);
    }

    /** Where resident-1 lives. */
    private JsonObject home() {
        JsonObject home = resident.get("/me").json().getJsonArray("roles").getJsonObject(0);
        assertEquals(
                "building",
                app.anybody().get("/areas/" + home.getLong("areaId")).text("level"));
        return home;
    }

    private String compound(long building) {
        long parent = app.anybody().get("/areas/" + building).number("parentId");
        return app.anybody().get("/areas/" + parent).text("name");
    }

    @Test
    void anAreaTooLargeToFindSomethingIn_isNoPlace() {
        Answer no = reports.file(resident, reports.item("report"), "{\"areaId\":1}");
        no.expectProblem(422, "errand:unknown-place");
        assertTrue(no.raw().contains("/place/areaId"), no.raw());
        reports.file(resident, reports.item("report"), "{}").expectProblem(422, "request:invalid");
        reports.file(resident, reports.item("report"), "{\"point\":{\"lng\":2.35,\"lat\":48.85}}")
                .expectProblem(422, "request:invalid");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyAPublicKind_takesAPlace_andIsSeenByOthers(Kind kind) throws SQLException {
        long item = reports.item(kind.word());
        Answer withPlace = reports.file(resident, item, Reports.at(106.68, 35.55));
        long id = kind.isPublic()
                ? withPlace.expect(201).id()
                : reports.file(resident, item, null).expect(201).id();
        ApiClient other = app.as("resident-2");
        String similar = "/errands/similar?lng=106.68&lat=35.55&areaId=" + app.community() + "&serviceItemId=" + item;
        if (kind.isPublic()) {
            assertTrue(other.get(similar).expect(200).ids().contains(id));
            other.get("/public-errands/" + id).expect(200);
            other.post("/errands/" + id + "/follow", null).expect(200);
        } else {
            withPlace.expectProblem(422, "errand:no-place");
            assertTrue(other.get(similar).expect(200).ids().isEmpty());
            other.get("/public-errands/" + id).expectProblem(404, "public-errand:not-found");
            other.post("/errands/" + id + "/follow", null).expectProblem(404, "public-errand:not-found");
        }
        String rows = Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM public_errand WHERE errand_id = " + id);
        assertEquals(kind.isPublic() ? "1" : "0", rows);
    }

    @Test
    void aPartOfASplitReport_isNotPublicItself_butItsStaffKnowWhereItIs() {
        long whole = reports.filed(Reports.at(106.69, 35.56));
        ApiClient staff = app.as("staff-1");
        staff.post("/errands/" + whole + "/claim", null).expect(200);
        JsonObject split = staff.post("/errands/" + whole + "/split", """
                        {"parts":[{"stationId":%1$d,"description":"甲"},{"stationId":%1$d,"description":"乙"}]}""".formatted(app.station()))
                .expect(200)
                .json();
        long part = split.getJsonArray("parts").getJsonObject(0).getLong("id");
        assertTrue(staff.get("/errands/" + part).json().containsKey("place"));
        app.as("resident-2").get("/public-errands/" + part).expectProblem(404, "public-errand:not-found");
    }
}
