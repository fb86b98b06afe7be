package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.ContractCheck;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation × everybody × an object of resident-1's, of station 风景嘉苑 or of 万安门社区; what belongs to errands has
 * tables of its own.
 */
class AuthorisationMatrixIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long COMMUNITY = APP.community();
    private static final long ITEM = APP.firstItem();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final Topics TOPICS = new Topics(APP);

    private static final String CONTENT = """
            "content":{"name":"示例","summary":"示例","audience":"示例","responsibleBody":"示例","legalBasis":"示例",
            "legalDays":1,"promisedDays":2}""";

    private static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.row("logIn", "            201 201 201 201 201 201 201 201 201 201", AuthorisationMatrixIT::logIn);
        TABLE.row("logOut", "           401 204 204 204 204 204 204 204 204 204", AuthorisationMatrixIT::logOut);
        TABLE.get("getMe", "            401 200 200 200 200 200 200 200 200 200", "/me");
        // The area does not exist: whoever is let in is told so, and nobody moves.
        TABLE.row("chooseHome", "       401 422 422 422 422 422 422 422 422 422", c -> c.put("/me/home", area(NOBODY))
                .status());
        TABLE.get("listRoleGrants", "   401 403 403 403 403 403 403 403 403 200", "/role-grants?personId=1");
        TABLE.row("grantRole", "        401 403 403 403 403 403 403 403 403 422", c -> c.post(
                        "/role-grants", grant(NOBODY))
                .status());
        TABLE.row("revokeRole", "       401 403 403 403 403 403 403 403 403 204", c -> c.delete(
                        "/role-grants/" + freshGrant())
                .status());
        TABLE.open("listAreas", "/areas");
        TABLE.open("getArea", "/areas/1");
        TABLE.open("nearestStations", "/stations/nearest?lng=106.67&lat=35.54");
        TABLE.open("getStation", "/stations/" + STATION);
        TABLE.open("getStationCircle", "/stations/" + STATION + "/circle");
        TABLE.open("listServiceItems", "/service-items");
        TABLE.open("getServiceItem", "/service-items/" + ITEM);
        TABLE.open("getCalendar", "/calendar");
        TABLE.open("getServiceItemVersion", "/service-items/" + ITEM + "/versions/1");
        TABLE.get(
                "listServiceItemVersions",
                "401 403 403 403 403 403 403 403 403 200",
                "/service-items/" + ITEM + "/versions");
        TABLE.open("listServiceItemStations", "/service-items/" + ITEM + "/stations");
        // What it promises does not go together: whoever is let in is told so, and the catalogue stays as it is.
        TABLE.row("createServiceItem", "401 403 403 403 403 403 403 403 403 422", AuthorisationMatrixIT::createItem);
        TABLE.row("replaceServiceItem", "401 403 403 403 403 403 403 403 403 409", c -> c.put(
                        "/service-items/" + ITEM, "{\"basedOn\":99999,\"reason\":\"示例\"," + CONTENT + "}")
                .status());
        TABLE.row("withdrawServiceItem", "401 403 403 403 403 403 403 403 403 409", c -> c.post(
                        "/service-items/" + complaint() + "/withdraw", null)
                .status());
        TABLE.row("offerServiceItem", "401 403 403 403 403 403 403 403 403 200", c -> c.post(
                        "/service-items/" + ITEM + "/offer", null)
                .status());
        TABLE.row("setServiceItemStations", "401 403 403 403 403 403 403 403 403 422", c -> c.put(
                        "/service-items/" + ITEM + "/stations", "{\"stationIds\":[" + NOBODY + "]}")
                .status());
        TABLE.row("postTopic", "        401 403 201 201 403 403 403 403 403 403", c -> c.post("/topics", topic())
                .status());
        TABLE.get("listTopics", "       401 403 200 200 403 403 403 200 403 200", "/topics?areaId=" + COMMUNITY);
        TABLE.get(
                "getTopic", "         401 404 200 200 404 404 404 200 404 200", () -> "/topics/" + TOPICS.published());
        TABLE.row("postComment", "      401 403 201 201 404 404 404 403 404 403", c -> c.post(
                        "/topics/" + TOPICS.published() + "/comments", "{\"body\":\"支持\"}")
                .status());
        TABLE.get(
                "listComments",
                "     401 404 200 200 404 404 404 200 404 200",
                () -> "/topics/" + TOPICS.published() + "/comments");
        TABLE.get("listModerations", "  401 403 403 403 403 403 403 200 200 403", "/moderations");
        TABLE.get("listSanctionAppeals", "401 403 403 403 403 403 403 200 200 403", "/sanction-appeals");
        TABLE.row("decideModeration", " 401 403 403 403 403 403 403 200 404 403", c -> c.post(
                        "/moderations/"
                                + TOPICS.caseOf("topic", TOPICS.pending()).orElseThrow() + "/decision",
                        "{\"decision\":\"publish\"}")
                .status());
        TABLE.get("listNotifications", "401 200 200 200 200 200 200 200 200 200", () -> "/notifications");
        TABLE.row("markNotificationRead", "401 404 204 404 404 404 404 404 404 404", c -> c.put(
                        "/notifications/" + notification() + "/read", null)
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    @Test
    void everyOperationHasItsRow() {
        TreeSet<String> operations = new TreeSet<>();
        ContractCheck.of(APP.vertx()).contract().operations().stream()
                .map(Operation::getOperationId)
                .forEach(operations::add);
        List<String> rows = Stream.of(
                        TABLE,
                        AppointmentAuthorisationIT.TABLE,
                        ErrandAuthorisationIT.TABLE,
                        CounterAuthorisationIT.TABLE,
                        MandateAuthorisationIT.TABLE,
                        PublicAuthorisationIT.TABLE,
                        WhistleAuthorisationIT.TABLE,
                        StationAuthorisationIT.TABLE,
                        BulletinAuthorisationIT.TABLE,
                        CouncilAuthorisationIT.TABLE,
                        IdentityAuthorisationIT.TABLE,
                        HelpAuthorisationIT.TABLE,
                        DecisionAuthorisationIT.TABLE,
                        DutyAuthorisationIT.TABLE,
                        PictureAuthorisationIT.TABLE)
                .flatMap(table -> table.operations().stream())
                .sorted()
                .toList();
        assertEquals(List.copyOf(operations), rows);
    }

    @Test
    void aTopicThatWaits_isSeenByItsAuthorAndItsModeratorsOnly() {
        String path = "/topics/" + TOPICS.pending();
        List<Integer> statuses = AccessTable.CALLERS.stream()
                .map(who -> TABLE.client(who).get(path).status())
                .toList();
        assertEquals(List.of(401, 404, 200, 404, 404, 404, 404, 200, 404, 404), statuses);
    }

    private static int logIn(ApiClient client) {
        return client.post("/sessions", "{\"code\":\"" + TestApp.code("newcomer-7") + "\"}")
                .status();
    }

    private static int logOut(ApiClient client) {
        if (client.token() == null) {
            return client.delete("/sessions/current").status();
        }
        String token = APP.newToken("newcomer-8");
        return new ApiClient(APP.vertx(), APP.origin(), token)
                .delete("/sessions/current")
                .status();
    }

    private static String area(long id) {
        return "{\"areaId\":" + id + "}";
    }

    private static String grant(long personId) {
        return "{\"personId\":%d,\"role\":\"moderator\",\"areaId\":%d}".formatted(personId, COMMUNITY);
    }

    private static long freshGrant() {
        // Logged in anew, because taking the role back ends the person's sessions.
        long person = new ApiClient(APP.vertx(), APP.origin(), APP.newToken("newcomer-9"))
                .get("/me")
                .expect(200)
                .id();
        APP.as("admin").get("/role-grants?personId=" + person).expect(200).ids().forEach(id -> APP.as("admin")
                .delete("/role-grants/" + id)
                .expect(204));
        return APP.as("admin").post("/role-grants", grant(person)).expect(201).id();
    }

    private static int createItem(ApiClient client) {
        return client.post(
                        "/service-items",
                        "{\"kind\":\"assist\"," + CONTENT + "}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .status();
    }

    /** The only one. */
    private static long complaint() {
        return APP.anybody().get("/service-items?kind=complaint").ids().get(0);
    }

    private static String topic() {
        return "{\"areaId\":%d,\"title\":\"议题\",\"body\":\"内容\"}".formatted(COMMUNITY);
    }

    private static long notification() {
        ERRANDS.claimed();
        return APP.as("resident-1").get("/notifications").expect(200).ids().get(0);
    }
}
