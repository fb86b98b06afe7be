package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every operation of 邻里互助 × everybody × a help that resident-1 asked for in 万安门社区. */
class HelpAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final Helps HELPS = new Helps(APP);
    private static final String SOON = TestApp.CLOCK
            .instant()
            .atZone(TestApp.CLOCK.getZone())
            .toLocalDate()
            .plusDays(9)
            .toString();

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    private static void row(String operation, String statuses, Function<ApiClient, Integer> request) {
        TABLE.row(operation, statuses, request);
    }

    static {
        //                             any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get("listHelps", "       401 403 200 200 403 403 403 200 403 200", "/helps?areaId=" + APP.community());
        row("postHelp", "              401 403 201 201 403 403 403 403 403 403", HelpAuthorisationIT::post);
        TABLE.get("listMyHelps", "     401 200 200 200 200 200 200 200 200 200", "/me/helps?as=neighbour");
        TABLE.get("getHelp", "         401 404 200 200 404 404 404 200 404 200", HelpAuthorisationIT::asked);
        row("extendHelp", "            401 404 200 403 404 404 404 403 404 403", c -> c.post(
                        asked() + "/extension", "{\"lastDay\":\"" + SOON + "\"}")
                .status());
        row("closeHelp", "             401 404 200 403 404 404 404 403 404 403", c -> c.post(
                        asked() + "/closing", "{\"solved\":true}")
                .status());
        row("handHelpOver", "          401 404 201 403 404 404 404 403 404 403", c -> c.post(
                        asked() + "/errand", HELPS.request("高龄", "示例", true), "Idempotency-Key", key())
                .status());
        TABLE.get("listHelpResponses", "401 404 200 200 404 404 404 200 404 200", () -> answered("resident-4")
                .replaceAll("/[0-9]+$", ""));
        row("respondToHelp", "         401 403 409 201 404 404 404 403 404 403", c -> c.post(
                        asked() + "/responses", "{\"message\":\"我来\"}", "Idempotency-Key", key())
                .status());
        row("acceptHelpResponse", "    401 404 200 403 404 404 404 403 404 403", c -> c.put(
                        answered("resident-4") + "/acceptance", "{}")
                .status());
        row("withdrawHelpResponse", "  401 404 404 204 404 404 404 404 404 404", c -> c.delete(answered("resident-2"))
                .status());
        row("proposeMediation", "      401 404 201 201 404 404 404 404 404 404", c -> c.post(
                        met() + "/mediation", HELPS.quarrel("示例", true), "Idempotency-Key", key())
                .status());
        row("answerMediation", "       401 404 409 200 404 404 404 404 404 404", c -> c.post(
                        proposed() + "/mediation/answer", "{\"agrees\":false}")
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static int post(ApiClient who) {
        HELPS.closeAll(APP.as("resident-1"));
        HELPS.closeAll(APP.as("resident-2"));
        return HELPS.post(who, "ask", "搬一个柜子").status();
    }

    private static String asked() {
        HELPS.closeAll(APP.as("resident-1"));
        return HELPS.ask(APP.as("resident-1"));
    }

    private static String answered(String by) {
        return HELPS.answer(APP.as(by), asked());
    }

    private static String met() {
        String response = answered("resident-2");
        HELPS.accept(APP.as("resident-1"), response, "按门铃");
        return response;
    }

    private static String proposed() {
        String response = met();
        APP.as("resident-1")
                .post(response + "/mediation", HELPS.quarrel("示例", true))
                .expect(201);
        return response;
    }
}
