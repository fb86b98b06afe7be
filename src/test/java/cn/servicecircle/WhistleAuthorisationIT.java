package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation on bodies and their calls × everybody, the 管家 of each level too × a whistle of 中街街道's. */
class WhistleAuthorisationIT {
    private static final List<String> CALLERS = List.of(
            "anybody",
            "resident-1",
            "resident-2",
            "staff-1",
            "staff-3",
            "steward-1",
            "steward-2",
            "steward-3",
            "moderator-1",
            "admin");
    private static final TestApp APP = TestApp.shared();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final BlownWhistles WHISTLES = new BlownWhistles(APP);

    static final AccessTable TABLE = new AccessTable(APP, CALLERS);

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        TABLE.row(operation, statuses, request);
    }

    private static void deed(String operation, String statuses, String step, String body, Supplier<String> call) {
        row(operation, statuses, c -> c.post(call.get() + "/" + step, body).status());
    }

    static {
        //                          any r1  r2  s1  s3  st1 st2 st3 m1  admin
        row("blowWhistle", "        401 403 403 403 404 403 201 201 403 403", c -> WHISTLES.blowBy(c, ERRANDS.claimed())
                .status());
        row("listBodyCalls", "      401 200 404 200 404 200 200 200 404 404", c -> c.get(
                        "/errands/" + WHISTLES.blown() + "/calls")
                .status());
        row("callBody", "           401 403 403 403 404 403 422 422 403 403", c -> WHISTLES.callBy(
                        c, WHISTLES.blown(), NOBODY)
                .status());
        row("changeLeadBody", "     401 403 403 403 404 403 422 422 403 403", c -> c.put(
                        "/errands/" + WHISTLES.blown() + "/calls/lead",
                        "{\"bodyId\":%d,\"reason\":\"示例\"}".formatted(NOBODY))
                .status());
        deed(
                "acknowledgeBodyCall",
                "                   401 403 403 403 404 403 200 200 403 403",
                "acknowledge",
                "{\"by\":\"张科长（示例）\"}",
                WHISTLES::called);
        deed(
                "finishBodyCall",
                "                   401 403 403 403 404 403 200 200 403 403",
                "finish",
                "{\"result\":\"已修复\"}",
                WHISTLES::acknowledged);
        deed(
                "declineBodyCall",
                "                   401 403 403 403 404 403 200 200 403 403",
                "decline",
                "{\"reason\":\"不归它管\"}",
                WHISTLES::called);
        row("listBodies", "         401 200 200 200 200 200 200 200 200 200", c -> c.get("/bodies")
                .status());
        row("addBody", "            401 403 403 403 403 403 403 403 403 201", WhistleAuthorisationIT::addBody);
        row("changeBody", "         401 403 403 403 403 403 403 403 403 404", c -> c.put(
                        "/bodies/" + NOBODY, "{\"name\":\"示例\",\"active\":true}")
                .status());
    }

    private static int addBody(ApiClient client) {
        String name = "示例局" + UUID.randomUUID().toString().substring(0, 8);
        return client.post(
                        "/bodies",
                        "{\"name\":\"" + name + "\"}",
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .status();
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }
}
