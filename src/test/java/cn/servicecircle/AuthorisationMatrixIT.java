package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.attachment.TestPictures;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.ContractCheck;
import cn.servicecircle.testkit.EventStream;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation × everybody × an object of resident-1's, of station 风景嘉苑 or of 万安门社区. A status in the table that is
 * neither 401, 403 nor 404 means that the door is open; 404 on a caller's own behalf stands where a row says so.
 */
class AuthorisationMatrixIT {
    private static final List<String> CALLERS = List.of(
            "anybody",
            "newcomer-7",
            "resident-1",
            "resident-2",
            "resident-6",
            "staff-1",
            "staff-3",
            "moderator-1",
            "moderator-2",
            "admin");
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long COMMUNITY = APP.community();
    private static final long ITEM = APP.anybody()
            .get("/stations/" + STATION)
            .json()
            .getJsonArray("serviceItems")
            .getJsonObject(0)
            .getLong("id");
    private static final long NOBODY = 4_000_000_000L;
    private static final Errands ERRANDS = new Errands(APP);
    private static final Reports REPORTS = new Reports(APP);
    private static final String REASON = "{\"reason\":\"示例理由\"}";
    private static final String TEXT = "{\"text\":\"示例说明\"}";
    private static final String PAPERS =
            "{\"papers\":[{\"name\":\"户口簿\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"本人\"}]}";
    private static final String REFERRAL =
            "{\"committee\":\"示例调委会\",\"applicantAgreed\":\"当面\",\"otherAgreed\":\"电话\"}";
    private static final String SPLIT =
            "{\"parts\":[{\"stationId\":%1$d,\"description\":\"甲\"},{\"stationId\":%1$d,\"description\":\"乙\"}]}"
                    .formatted(NOBODY);

    private static final String CONTENT = """
            "content":{"name":"示例","summary":"示例","audience":"示例","responsibleBody":"示例","legalBasis":"示例",
            "legalDays":1,"promisedDays":2}""";

    /** The status for each of CALLERS in turn, and the request; the objects that it needs are made anew for each caller. */
    private record Row(String statuses, Function<ApiClient, Integer> request) {}

    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        ROWS.put(operation, new Row(statuses, request));
    }

    private static void everyone(String operation, String path) {
        row(operation, "200 200 200 200 200 200 200 200 200 200", c -> c.get(path)
                .status());
    }

    /** A step with an errand that was brought to where the step is possible. */
    private static void act(String operation, String statuses, String step, String body, LongSupplier errand) {
        row(operation, statuses, c -> c.post("/errands/" + errand.getAsLong() + "/" + step, body)
                .status());
    }

    /** A step with a callback that lies with staff-2, after staff-1 has worked on the errand. */
    private static void callback(String operation, String statuses, String step, String body) {
        row(operation, statuses, c -> c.post("/callbacks/" + ERRANDS.callback() + "/" + step, body)
                .status());
    }

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        row("logIn", "            201 201 201 201 201 201 201 201 201 201", AuthorisationMatrixIT::logIn);
        row("logOut", "           401 204 204 204 204 204 204 204 204 204", AuthorisationMatrixIT::logOut);
        row("getMe", "            401 200 200 200 200 200 200 200 200 200", c -> c.get("/me")
                .status());
        // The area does not exist: whoever is let in is told so, and nobody moves.
        row("chooseHome", "       401 422 422 422 422 422 422 422 422 422", c -> c.put("/me/home", area(NOBODY))
                .status());
        row("listRoleGrants", "   401 403 403 403 403 403 403 403 403 200", c -> c.get("/role-grants?personId=1")
                .status());
        row("grantRole", "        401 403 403 403 403 403 403 403 403 422", c -> c.post("/role-grants", grant(NOBODY))
                .status());
        row("revokeRole", "       401 403 403 403 403 403 403 403 403 204", c -> c.delete(
                        "/role-grants/" + freshGrant())
                .status());
        row("listAreas", "        200 200 200 200 200 200 200 200 200 200", c -> c.get("/areas")
                .status());
        row("getArea", "          200 200 200 200 200 200 200 200 200 200", c -> c.get("/areas/1")
                .status());
        row("nearestStations", "  200 200 200 200 200 200 200 200 200 200", c -> c.get(
                        "/stations/nearest?lng=106.67&lat=35.54")
                .status());
        row("getStation", "       200 200 200 200 200 200 200 200 200 200", c -> c.get("/stations/" + STATION)
                .status());
        row("listServiceItems", " 200 200 200 200 200 200 200 200 200 200", c -> c.get("/service-items")
                .status());
        row("getServiceItem", "   200 200 200 200 200 200 200 200 200 200", c -> c.get("/service-items/" + ITEM)
                .status());
        row("getCalendar", "      200 200 200 200 200 200 200 200 200 200", c -> c.get("/calendar")
                .status());
        row("getServiceItemVersion", "200 200 200 200 200 200 200 200 200 200", c -> c.get(
                        "/service-items/" + ITEM + "/versions/1")
                .status());
        row("listServiceItemVersions", "401 403 403 403 403 403 403 403 403 200", c -> c.get(
                        "/service-items/" + ITEM + "/versions")
                .status());
        row("listServiceItemStations", "200 200 200 200 200 200 200 200 200 200", c -> c.get(
                        "/service-items/" + ITEM + "/stations")
                .status());
        // What it promises does not go together: whoever is let in is told so, and the catalogue stays as it is.
        row("createServiceItem", "401 403 403 403 403 403 403 403 403 422", AuthorisationMatrixIT::createItem);
        row("replaceServiceItem", "401 403 403 403 403 403 403 403 403 409", c -> c.put(
                        "/service-items/" + ITEM, "{\"basedOn\":99999,\"reason\":\"示例\"," + CONTENT + "}")
                .status());
        row("withdrawServiceItem", "401 403 403 403 403 403 403 403 403 409", c -> c.post(
                        "/service-items/" + complaint() + "/withdraw", null)
                .status());
        row("offerServiceItem", "401 403 403 403 403 403 403 403 403 200", c -> c.post(
                        "/service-items/" + ITEM + "/offer", null)
                .status());
        row("setServiceItemStations", "401 403 403 403 403 403 403 403 403 422", c -> c.put(
                        "/service-items/" + ITEM + "/stations", "{\"stationIds\":[" + NOBODY + "]}")
                .status());
        row("listStationErrands", "401 403 403 403 403 200 403 403 403 403", c -> c.get(
                        "/stations/" + STATION + "/errands")
                .status());
        row("fileErrand", "       401 201 201 201 201 201 201 201 201 201", c -> ERRANDS.fileBy(c)
                .status());
        row("listMyErrands", "    401 200 200 200 200 200 200 200 200 200", c -> c.get("/errands")
                .status());
        row("getErrand", "        401 404 200 404 404 200 404 404 404 404", c -> c.get("/errands/" + ERRANDS.filed())
                .status());
        row("listAreaErrands", "  401 403 403 403 403 403 403 403 403 403", c -> c.get(
                        "/areas/" + COMMUNITY + "/errands")
                .status());
        row("countStationErrands", "401 403 403 403 403 200 403 403 403 403", c -> c.get(
                        "/stations/" + STATION + "/errands/counts")
                .status());
        row("listSimilarErrands", "401 200 200 200 200 200 200 200 200 200", c -> c.get(
                        "/errands/similar?serviceItemId=" + REPORTS.item("report") + "&lng=106.67&lat=35.54")
                .status());
        everyone("listOpen311Services", "/open311/v2/services.json");
        everyone("getOpen311Service", "/open311/v2/services/" + REPORTS.item("report") + ".json");
        everyone("listOpen311Requests", "/open311/v2/requests.json");
        row("getOpen311Request", "404 404 404 404 404 404 404 404 404 404", c -> c.get("/open311/v2/requests/BB-0.json")
                .status());
        row("postOpen311Request", "403 403 403 403 403 403 403 403 403 403", c -> c.post(
                        "/open311/v2/requests.json", null)
                .status());
        everyone("downloadOpenData", "/open-data/requests.csv?month=2026-01");
        row("getPublicErrand", "  401 200 200 200 200 200 200 200 200 200", c -> c.get(
                        "/public-errands/" + REPORTS.filed(null))
                .status());
        row("followErrand", "     401 200 409 200 200 200 200 200 200 200", c -> c.post(
                        "/errands/" + REPORTS.filed(null) + "/follow", null)
                .status());
        row("unfollowErrand", "   401 204 204 204 204 204 204 204 204 204", c -> c.delete(
                        "/errands/" + REPORTS.filed(null) + "/follow")
                .status());
        row("listFollowedErrands", "401 200 200 200 200 200 200 200 200 200", c -> c.get("/me/followed-errands")
                .status());
        row("registerVisitor", "  401 403 403 403 403 200 403 403 403 403", c -> c.post(
                        "/stations/" + STATION + "/visitors", "{\"displayName\":\"示例\",\"consent\":true}")
                .status());
        row("showVisitorPhone", " 401 403 403 403 403 404 403 403 403 403", c -> c.post(
                        "/stations/" + STATION + "/visitors/" + NOBODY + "/phone", null)
                .status());
        row("fileErrandFor", "    401 403 403 403 403 404 403 403 403 403", AuthorisationMatrixIT::fileFor);
        row("listCalls", "        401 403 403 403 403 200 403 403 403 403", c -> c.get(
                        "/stations/" + STATION + "/calls")
                .status());
        row("markPhoned", "       401 403 403 403 403 404 403 403 403 403", c -> c.put(
                        "/stations/" + STATION + "/calls/" + NOBODY + "/done", null)
                .status());
        row("lookUpErrand", "     404 404 404 404 404 404 404 404 404 404", c -> c.post(
                        "/errand-status",
                        "{\"trackingNumber\":\"BB-%d\",\"phoneDigits\":\"0000\"}"
                                .formatted(System.nanoTime() % 1_000_000))
                .status());
        act("claimErrand", "      401 403 403 403 403 200 404 403 403 403", "claim", null, ERRANDS::filed);
        act("refuseErrand", "     401 403 403 403 403 200 404 403 403 403", "refuse", REASON, ERRANDS::filed);
        act("startErrand", "      401 403 403 403 403 200 404 403 403 403", "start", null, ERRANDS::claimed);
        act("requestPapers", "    401 403 403 403 403 200 404 403 403 403", "papers", PAPERS, ERRANDS::claimed);
        act(
                "supplyPapers",
                "     401 404 422 404 404 422 404 404 404 404",
                "papers/supply",
                "{\"paperIds\":[%d]}".formatted(NOBODY),
                ERRANDS::waiting);
        act(
                "rejectPaper",
                "      401 403 403 403 403 409 404 403 403 403",
                "papers/" + NOBODY + "/reject",
                REASON,
                ERRANDS::waiting);
        act(
                "completeErrand",
                "   401 403 403 403 403 200 404 403 403 403",
                "complete",
                "{\"result\":\"办好了\"}",
                ERRANDS::claimed);
        act(
                "confirmErrand",
                "    401 404 200 404 404 403 404 404 404 404",
                "confirm",
                "{\"solved\":true}",
                ERRANDS::done);
        act("closeErrand", "      401 403 403 403 403 200 404 403 403 403", "close", REASON, ERRANDS::disputed);
        act("reopenErrand", "     401 404 200 404 404 403 404 404 404 404", "reopen", REASON, ERRANDS::closed);
        act("rateErrand", "       401 404 200 404 404 403 404 404 404 404", "rating", "{\"grade\":4}", ERRANDS::done);
        act("cancelErrand", "     401 404 200 404 404 403 404 404 404 404", "cancel", null, ERRANDS::filed);
        act("joinErrand", "       401 403 403 403 403 200 404 403 403 403", "join", null, ERRANDS::claimed);
        act(
                "assignErrand",
                "     401 403 403 403 403 409 404 403 403 403",
                "assign",
                "{\"workerId\":%d}".formatted(NOBODY),
                ERRANDS::claimed);
        act(
                "handOverErrand",
                "   401 403 403 403 403 422 404 403 403 403",
                "hand-over",
                "{\"stationId\":%d,\"reason\":\"示例\"}".formatted(NOBODY),
                ERRANDS::claimed);
        act("handUpErrand", "     401 403 403 403 403 200 404 403 403 403", "hand-up", REASON, ERRANDS::claimed);
        act("giveBackErrand", "   401 403 403 403 403 409 404 403 403 403", "give-back", REASON, ERRANDS::claimed);
        act("referErrand", "      401 403 403 403 403 409 404 403 403 403", "refer", REFERRAL, ERRANDS::claimed);
        act("splitErrand", "      401 403 403 403 403 422 404 403 403 403", "split", SPLIT, ERRANDS::claimed);
        row("getRates", "         200 200 200 200 200 200 200 200 200 200", c -> c.get("/rates")
                .status());
        row("getStationRates", "  401 403 403 403 403 200 403 403 403 200", c -> c.get(
                        "/rates/stations?stationId=" + STATION)
                .status());
        row("listCallbacks", "    401 200 200 200 200 200 200 200 200 200", c -> c.get("/callbacks")
                .status());
        row("getCallback", "      401 404 404 404 404 200 404 404 404 404", c -> c.get(
                        "/callbacks/" + ERRANDS.callback())
                .status());
        callback("recordCall", "      401 404 404 404 404 403 404 404 404 404", "call", "{\"said\":\"示例\"}");
        callback("answerCallback", "  401 404 404 404 404 200 404 404 404 404", "answer", TEXT);
        callback("rectifyCallback", " 401 404 404 404 404 403 404 404 404 404", "rectify", TEXT);
        callback("explainCallback", " 401 404 404 404 404 403 404 404 404 404", "cannot", TEXT);
        callback("passOnCallback", "  401 404 404 404 404 403 404 404 404 404", "pass-on", TEXT);
        act(
                "declineCallback",
                "  401 404 204 404 404 404 404 404 404 404",
                "callback/decline",
                null,
                ERRANDS::calledBackAbout);
        row("followStationErrands", "401 403 403 403 403 200 403 403 403 403", AuthorisationMatrixIT::listen);
        row("getReceipt", "       401 404 200 404 404 200 404 404 404 404", c -> c.get(
                        "/errands/" + ERRANDS.filed() + "/receipt")
                .status());
        row("uploadAttachment", " 401 404 201 404 404 201 404 404 404 404", c -> upload(c, ERRANDS.filed())
                .status());
        row("listAttachments", "  401 404 200 404 404 200 404 404 404 404", c -> c.get(
                        "/errands/" + ERRANDS.filed() + "/attachments")
                .status());
        row("getAttachment", "    401 404 200 404 404 200 404 404 404 404", c -> c.get(uploaded())
                .status());
        row("deleteAttachment", " 401 404 204 404 404 403 404 404 404 404", c -> c.delete(uploaded())
                .status());
        row("postTopic", "        401 403 201 201 403 403 403 403 403 403", c -> c.post("/topics", topic())
                .status());
        row("listTopics", "       401 403 200 200 403 403 403 200 403 200", c -> c.get("/topics?areaId=" + COMMUNITY)
                .status());
        row("getTopic", "         401 404 200 200 404 404 404 200 404 200", c -> c.get("/topics/" + published())
                .status());
        row("postComment", "      401 403 201 201 404 403 403 403 403 403", c -> c.post(
                        "/topics/" + published() + "/comments", "{\"body\":\"支持\"}")
                .status());
        row("listComments", "     401 404 200 200 404 404 404 200 404 200", c -> c.get(
                        "/topics/" + published() + "/comments")
                .status());
        row("listModerations", "  401 403 403 403 403 403 403 200 200 403", c -> c.get("/moderations")
                .status());
        row("decideModeration", " 401 403 403 403 403 403 403 200 404 403", c -> c.post(
                        "/moderations/" + moderationOf(pending()) + "/decision", "{\"decision\":\"publish\"}")
                .status());
        row("listNotifications", "401 200 200 200 200 200 200 200 200 200", c -> c.get("/notifications")
                .status());
        row("markNotificationRead", "401 404 204 404 404 404 404 404 404 404", c -> c.put(
                        "/notifications/" + notification() + "/read", null)
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return ROWS.entrySet().stream().flatMap(row -> {
            List<Integer> statuses = Arrays.stream(
                            row.getValue().statuses().strip().split(" +"))
                    .map(Integer::valueOf)
                    .toList();
            assertEquals(CALLERS.size(), statuses.size(), row.getKey());
            return IntStream.range(0, CALLERS.size())
                    .mapToObj(i -> DynamicTest.dynamicTest(
                            row.getKey() + " by " + CALLERS.get(i) + " is " + statuses.get(i),
                            () -> assertEquals(
                                    statuses.get(i), row.getValue().request().apply(client(CALLERS.get(i))))));
        });
    }

    @Test
    void everyOperationHasItsRow() {
        TreeSet<String> operations = new TreeSet<>();
        ContractCheck.of(APP.vertx()).contract().operations().stream()
                .map(Operation::getOperationId)
                .forEach(operations::add);
        assertEquals(operations, new TreeSet<>(ROWS.keySet()));
    }

    @Test
    void aTopicThatWaits_isSeenByItsAuthorAndItsModeratorsOnly() {
        String path = "/topics/" + pending();
        List<Integer> statuses =
                CALLERS.stream().map(who -> client(who).get(path).status()).toList();
        assertEquals(List.of(401, 404, 200, 404, 404, 404, 404, 200, 404, 404), statuses);
    }

    private static ApiClient client(String who) {
        return who.equals("anybody") ? APP.anybody() : APP.as(who);
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

    private static Answer upload(ApiClient client, long errand) {
        return client.upload(
                "/errands/" + errand + "/attachments?purpose=photo",
                "image/png",
                TestPictures.png(20, 10),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private static String uploaded() {
        return upload(APP.as("resident-1"), ERRANDS.filed())
                .expect(201)
                .header("Location")
                .substring("/api/v1".length());
    }

    private static int listen(ApiClient client) {
        try (EventStream stream =
                EventStream.open(APP.origin(), "/stations/" + STATION + "/errands/live", client.token(), null)) {
            return stream.status();
        }
    }

    private static int fileFor(ApiClient client) {
        return client.post(
                        "/stations/" + STATION + "/visitors/" + NOBODY + "/errands",
                        "{\"serviceItemId\":1,\"description\":\"示例\",\"onBehalf\":\"counter\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .status();
    }

    private static String topic() {
        return "{\"areaId\":%d,\"title\":\"议题\",\"body\":\"内容\"}".formatted(COMMUNITY);
    }

    private static long pending() {
        return APP.as("resident-1").post("/topics", topic()).expect(201).id();
    }

    private static long moderationOf(long topic) {
        String page = "/moderations?limit=50";
        for (String next = page; next != null; ) {
            JsonObject answer = APP.as("moderator-1").get(next).expect(200).json();
            for (Object item : answer.getJsonArray("items")) {
                JsonObject open = (JsonObject) item;
                if (open.getString("subject").equals("topic") && open.getLong("subjectId") == topic) {
                    return open.getLong("id");
                }
            }
            next = answer.containsKey("next") ? page + "&after=" + answer.getLong("next") : null;
        }
        throw new AssertionError("no case for topic " + topic);
    }

    private static long published() {
        long topic = pending();
        APP.as("moderator-1")
                .post("/moderations/" + moderationOf(topic) + "/decision", "{\"decision\":\"publish\"}")
                .expect(200);
        return topic;
    }

    private static long notification() {
        ERRANDS.claimed();
        return APP.as("resident-1").get("/notifications").expect(200).ids().get(0);
    }
}
