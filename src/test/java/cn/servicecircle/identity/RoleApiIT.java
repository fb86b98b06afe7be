package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may name whom, and where people live. */
class RoleApiIT {
    private static final String UNKNOWN = "9007199254740991";
    private final TestApp app = TestApp.shared();
    private final ApiClient admin = app.as("admin");

    private ApiClient newcomer(int number) {
        return app.as("newcomer-" + (2000 + number));
    }

    private String area(String code) throws SQLException {
        return Jdbc.value(app.mySqlUri(), "SELECT id FROM area WHERE code = '" + code + "'");
    }

    private static Answer grant(ApiClient who, Object person, String role, Object area, String more) {
        return who.post(
                "/role-grants",
                "{\"personId\":%s,\"role\":\"%s\",\"areaId\":%s%s}".formatted(person, role, area, more));
    }

    private static long id(ApiClient who) {
        return who.get("/me").expect(200).id();
    }

    @Test
    void aNewcomer_becomesStaff_worksAtThatStationOnly_andIsStaffNoMore() {
        ApiClient person = newcomer(1);
        long area = app.anybody().get("/stations/1").number("areaId");
        Answer granted = grant(admin, id(person), "staff", area, ",\"stationId\":1,\"dutyRole\":\"grid-worker\"")
                .expect(201);
        long errand = app.as("resident-1")
                .post(
                        "/errands",
                        "{\"serviceItemId\":1,\"stationId\":1,\"description\":\"示例\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .id();
        person.post("/errands/" + errand + "/claim", null).expect(200);
        person.get("/stations/2/errands").expectProblem(403, "station:not-yours");
        assertEquals(1, admin.get("/role-grants?personId=" + id(person)).items().size());
        admin.delete("/role-grants/" + granted.id()).expect(204);
        person.get("/me").expectProblem(401, "session:ended");
        admin.delete("/role-grants/" + granted.id()).expectProblem(404, "role:not-found");
    }

    @Test
    void anAdminOfAStreet_namesNobodyOutsideIt_andTakesNobodysRoleThere() throws SQLException {
        ApiClient local = newcomer(2);
        long person = id(newcomer(3));
        grant(admin, id(local), "admin", area("zhongjie"), "").expect(201);
        grant(local, person, "moderator", area("wanan-men"), "").expect(201);
        grant(local, person, "moderator", area("dongguan"), "").expectProblem(403, "role:out-of-reach");
        grant(local, person, "admin", area("kongtong"), "").expectProblem(403, "role:out-of-reach");
        String elsewhere = Jdbc.value(
                app.mySqlUri(),
                "SELECT g.id FROM role_grant g JOIN person p ON p.id = g.person_id WHERE p.openid = 'demo-staff-6'");
        local.delete("/role-grants/" + elsewhere).expectProblem(404, "role:not-found");
    }

    @Test
    void nobodyElse_namesAnybody() throws SQLException {
        long person = id(newcomer(4));
        for (String who : new String[] {"resident-1", "staff-1", "moderator-1", "newcomer-2005"}) {
            grant(app.as(who), person, "staff", area("wanan-men"), "").expectProblem(403, "caller:role-missing");
            app.as(who).delete("/role-grants/1").expectProblem(403, "caller:role-missing");
            app.as(who).get("/role-grants?personId=1").expectProblem(403, "caller:role-missing");
        }
    }

    @Test
    void onesOwnAdminRole_staysOnesOwn() {
        JsonObject own = admin.get("/role-grants?personId=" + id(admin))
                .expect(200)
                .items()
                .getJsonObject(0);
        admin.delete("/role-grants/" + own.getLong("id")).expectProblem(409, "role:own-admin");
    }

    @Test
    void whatIsUnknown_isRefused() throws SQLException {
        long person = id(newcomer(6));
        grant(admin, UNKNOWN, "moderator", area("wanan-men"), "").expectProblem(422, "role:unknown-reference");
        grant(admin, person, "moderator", UNKNOWN, "").expectProblem(403, "role:out-of-reach");
        grant(admin, person, "staff", area("wanan-men"), ",\"stationId\":" + UNKNOWN)
                .expectProblem(403, "role:out-of-reach");
        grant(admin, person, "staff", area("wanan-men"), ",\"dutyRole\":\"king\"")
                .expectProblem(422, "role:unknown-reference");
        grant(admin, person, "resident", area("wanan-men"), "").expectProblem(422, "request:invalid");
        grant(admin, person, "moderator", area("wanan-men"), "").expect(201);
        grant(admin, person, "moderator", area("wanan-men"), "").expectProblem(409, "role:already-held");
        assertEquals(
                0,
                admin.get("/role-grants?personId=" + UNKNOWN)
                        .expect(200)
                        .items()
                        .size());
    }

    @Test
    void aHome_isChosen_andMovedFrom() throws SQLException {
        ApiClient person = newcomer(7);
        person.get("/topics?areaId=" + area("wanan-men")).expect(403);
        chooseHome(person, area("fengjing-jiayuan-b1")).expect(200);
        person.get("/topics?areaId=" + area("wanan-men")).expect(200);
        Answer moved = chooseHome(person, area("xinbei-jiayuan-b3")).expect(200);
        assertEquals(1, moved.json().getJsonArray("roles").size());
        person.get("/topics?areaId=" + area("wanan-men")).expectProblem(403, "space:not-your-area");
        person.get("/topics?areaId=" + area("xinmin-beilu")).expect(200);
    }

    @Test
    void aHome_isACompoundOrABuilding() throws SQLException {
        ApiClient person = newcomer(8);
        for (String code : new String[] {"kongtong", "zhongjie", "wanan-men", "wanan-men-g1"}) {
            chooseHome(person, area(code)).expectProblem(422, "home:not-a-home");
        }
        chooseHome(person, area("fengjing-jiayuan")).expect(200);
        chooseHome(person, UNKNOWN).expectProblem(422, "home:unknown-area");
    }

    private static Answer chooseHome(ApiClient who, String area) {
        return who.put("/me/home", "{\"areaId\":%s}".formatted(area));
    }
}
