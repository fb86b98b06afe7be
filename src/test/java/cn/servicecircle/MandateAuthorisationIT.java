package cn.servicecircle;

import cn.servicecircle.testkit.ApiClient;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** 委托书, 材料交接 and 亲属: every operation × everybody × an errand of resident-1's, or a relative of theirs. */
class MandateAuthorisationIT {
    private static final TestApp APP = TestApp.shared();
    private static final long STATION = APP.station();
    private static final long NOBODY = AccessTable.NOBODY;
    private static final Errands ERRANDS = new Errands(APP);
    private static final String NO_MANDATE = "mandates/" + NOBODY;
    private static final String TO = "{\"agentId\":%d}".formatted(NOBODY);
    private static final String DEED = "{\"mandateId\":%d,\"power\":\"submit\",\"text\":\"示例\"}".formatted(NOBODY);
    private static final String ORIGINAL = "{\"name\":\"身份证\",\"kind\":\"identity\",\"count\":1,\"withWhom\":\"本人\"}";
    private static final String INVITATION = "{\"relation\":\"女儿\",\"may\":\"see\"}";
    private static final String EVIDENCE =
            "\"evidence\":{\"kind\":\"signature\",\"sha256\":\"" + "0".repeat(64) + "\"}";
    private static final String MANDATE = "{\"agentId\":%d,\"powers\":[\"submit\"],\"lastDay\":\"%s\",%s}"
            .formatted(NOBODY, LocalDate.now(TestApp.CLOCK), EVIDENCE);
    private static final String LINK =
            "{\"principalId\":%d,\"relativeId\":1,\"relation\":\"女儿\",\"may\":\"see\",%s}".formatted(NOBODY, EVIDENCE);

    static final AccessTable TABLE = new AccessTable(APP, AccessTable.CALLERS);

    static {
        //                        any new r1  r2  r6  s1  s3  m1  m2  admin
        TABLE.get(
                "listMandates",
                "     401 404 200 404 404 200 404 404 404 404",
                () -> "/errands/" + ERRANDS.claimed() + "/mandates");
        TABLE.act(
                "giveMandate", "      401 404 422 404 404 422 404 404 404 404", "mandates", MANDATE, ERRANDS::claimed);
        TABLE.act(
                "passMandateOn",
                "    401 403 403 403 403 422 404 403 403 403",
                NO_MANDATE + "/pass-on",
                TO,
                ERRANDS::claimed);
        TABLE.act(
                "endMandate",
                "       401 404 422 404 404 422 404 404 404 404",
                NO_MANDATE + "/end",
                "{}",
                ERRANDS::claimed);
        TABLE.act("doDeed", "           401 404 403 404 404 422 404 404 404 404", "deeds", DEED, ERRANDS::claimed);
        TABLE.get(
                "listOriginals",
                "    401 404 200 404 404 200 404 404 404 404",
                () -> "/errands/" + ERRANDS.claimed() + "/originals");
        TABLE.act(
                "receiveOriginal",
                "  401 403 403 403 403 201 404 403 403 403",
                "originals",
                ORIGINAL,
                ERRANDS::claimed);
        TABLE.row("passOriginalOn", "   401 403 403 403 403 201 404 403 403 403", c -> move(c, "pass-on"));
        TABLE.row("fetchOriginalBack", "401 403 403 403 403 409 404 403 403 403", c -> move(c, "fetch-back"));
        TABLE.row("returnOriginal", "   401 403 403 403 403 201 404 403 403 403", c -> move(c, "return"));
        TABLE.row(
                "acknowledgeOriginal", "401 404 200 404 404 200 404 404 404 404", MandateAuthorisationIT::acknowledge);
        TABLE.row("inviteRelative", "   401 201 201 201 201 201 201 201 201 201", c -> c.post(
                        "/relatives/invitations", INVITATION)
                .status());
        TABLE.row("acceptInvitation", " 401 422 422 422 422 422 422 422 422 422", c -> c.post(
                        "/relatives/acceptances", code("x".repeat(43)))
                .status());
        TABLE.get("listRelatives", "    401 200 200 200 200 200 200 200 200 200", "/relatives");
        TABLE.row("endKinship", "       401 404 204 404 404 404 404 404 404 404", MandateAuthorisationIT::endKinship);
        TABLE.row("linkRelatives", "    401 403 403 403 403 422 403 403 403 403", c -> c.post(
                        "/stations/" + STATION + "/relatives", LINK, "Idempotency-Key", AccessTable.key())
                .status());
    }

    @TestFactory
    Stream<DynamicTest> everyoneGetsWhatIsTheirs_andNobodyElse() {
        return TABLE.tests();
    }

    /** One original of resident-1's at the station; the path of what can be done with it. */
    private static JsonObject received(String errand) {
        return APP.as("staff-1")
                .post(errand + "/originals", ORIGINAL, "Idempotency-Key", AccessTable.key())
                .expect(201)
                .json();
    }

    private static int move(ApiClient client, String step) {
        String errand = "/errands/" + ERRANDS.claimed();
        long original = received(errand).getLong("id");
        return client.post(
                        errand + "/originals/" + original + "/" + step,
                        "{\"count\":1,\"withWhom\":\"示例\"}",
                        "Idempotency-Key",
                        AccessTable.key())
                .status();
    }

    private static int acknowledge(ApiClient client) {
        String errand = "/errands/" + ERRANDS.claimed();
        long movement =
                received(errand).getJsonArray("movements").getJsonObject(0).getLong("id");
        return client.post(errand + "/movements/" + movement + "/acknowledge", null)
                .status();
    }

    private static String code(String code) {
        return "{\"code\":\"" + code + "\"}";
    }

    private static int endKinship(ApiClient client) {
        String code = APP.as("resident-1")
                .post("/relatives/invitations", INVITATION)
                .expect(201)
                .text("code");
        String kinship = "/relatives/"
                + new ApiClient(APP.vertx(), APP.origin(), APP.newToken("newcomer-6"))
                        .post("/relatives/acceptances", code(code))
                        .expect(201)
                        .id();
        int status = client.delete(kinship).status();
        APP.as("resident-1").delete(kinship);
        return status;
    }
}
