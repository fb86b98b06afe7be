package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on errands × everybody × an errand of resident-1's at 风景嘉苑's station. */
class ErrandAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long COMMUNITY = APP.community();
    private static final long NOBODY = 4_000_000_000L;
    private static final Errands ERRANDS = new Errands(APP);
    private static final String REASON = "{\"reason\":\"示例理由\"}";
    private static final String PAPERS =
            "{\"papers\":[{\"name\":\"户口簿\",\"form\":\"copy\",\"copies\":1,\"obtainedFrom\":\"本人\"}]}";
    private static final String SPLIT =
            "{\"parts\":[{\"stationId\":%1$d,\"description\":\"甲\"},{\"stationId\":%1$d,\"description\":\"乙\"}]}"
                    .formatted(NOBODY);

    static final AccessTable TABLE = new AccessTable(APP, AuthorisationMatrixIT.CALLERS);

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        TABLE.row(operation, statuses, request);
    }

    private static void act(String operation, String statuses, String step, String body, LongSupplier errand) {
        TABLE.act(operation, statuses, step, body, errand);
    }

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
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
                "      401 403 403 403 403 404 404 403 403 403",
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
                "     401 403 403 403 403 422 404 403 403 403",
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
        act("splitErrand", "      401 403 403 403 403 422 404 403 403 403", "split", SPLIT, ERRANDS::claimed);
        row("listEscalations", "  401 403 403 403 403 403 403 403 403 403", c -> c.get(
                        "/areas/" + COMMUNITY + "/escalations")
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }
}
