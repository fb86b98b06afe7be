package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** People without WeChat, and callbacks: every operation × everybody × 风景嘉苑's station. */
class CounterAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final String TEXT = "{\"text\":\"示例说明\"}";

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    /** A step with a callback that lies with staff-2, after staff-1 has worked on the errand. */
    private static void callback(String operation, String statuses, String step, String body) {
        TABLE.row(operation, statuses, c -> c.post("/callbacks/" + ERRANDS.callback() + "/" + step, body)
                .status());
    }

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.row("registerVisitor", "  401 403 403 403 403 200 403 403 403 403", c -> c.post(
                        "/stations/" + STATION + "/visitors", "{\"displayName\":\"示例\",\"consent\":true}")
                .status());
        TABLE.row("showVisitorPhone", " 401 403 403 403 403 404 403 403 403 403", c -> c.post(
                        "/stations/" + STATION + "/visitors/" + NOBODY + "/phone", null)
                .status());
        TABLE.row("fileErrandFor", "    401 403 403 403 403 404 403 403 403 403", CounterAuthorisationIT::fileFor);
        TABLE.get("listCalls", "        401 403 403 403 403 200 403 403 403 403", "/stations/" + STATION + "/calls");
        TABLE.row("markPhoned", "       401 403 403 403 403 404 403 403 403 403", c -> c.put(
                        "/stations/" + STATION + "/calls/" + NOBODY + "/done", null)
                .status());
        TABLE.row("lookUpErrand", "     404 404 404 404 404 404 404 404 404 404", c -> c.post(
                        "/errand-status",
                        "{\"trackingNumber\":\"BB-%d\",\"phoneDigits\":\"0000\"}"
                                .formatted(System.nanoTime() % 1_000_000))
                .status());
        TABLE.get("listCallbacks", "    401 200 200 200 200 200 200 200 200 200", "/callbacks");
        TABLE.get(
                "getCallback",
                "      401 404 404 404 404 200 404 404 404 404",
                () -> "/callbacks/" + ERRANDS.callback());
        callback("recordCall", "      401 404 404 404 404 403 404 404 404 404", "call", "{\"said\":\"示例\"}");
        callback("answerCallback", "  401 404 404 404 404 200 404 404 404 404", "answer", TEXT);
        callback("rectifyCallback", " 401 404 404 404 404 403 404 404 404 404", "rectify", TEXT);
        callback("explainCallback", " 401 404 404 404 404 403 404 404 404 404", "cannot", TEXT);
        callback("passOnCallback", "  401 404 404 404 404 403 404 404 404 404", "pass-on", TEXT);
        TABLE.act(
                "declineCallback",
                "  401 404 204 404 404 404 404 404 404 404",
                "callback/decline",
                null,
                ERRANDS::calledBackAbout);
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static int fileFor(ApiClient client) {
        return client.post(
                        "/stations/" + STATION + "/visitors/" + NOBODY + "/errands",
                        "{\"serviceItemId\":1,\"description\":\"示例\",\"onBehalf\":\"counter\"}",
                        "Idempotency-Key",
                        AccessTable.key())
                .status();
    }
}
