package cn.servicecircle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.testkit.Answer;
import cn.servicecircle.testkit.ApiClient;
import cn.servicecircle.testkit.Eventually;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WeChat is slow, contrary or talks nonsense while somebody verifies a phone or chooses a name: nothing is verified, nothing
 * unchecked is shown, nothing is half written, and the same again later works. Each test has a newcomer of its own.
 */
class WeChatLiesIT {
    private static final String PHONE = "/wxa/business/getuserphonenumber";
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String TOKEN = "/cgi-bin/stable_token";
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final AtomicInteger NEXT = new AtomicInteger(8001);
    private static TestApp app;
    private static ApiClient neighbour;
    private static String consent;
    private static long home;
    private static long discussed;

    private final String who = "newcomer-" + NEXT.getAndIncrement();
    private final ApiClient newcomer = app.as(who);
    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        app = TestApp.start("wechat_lies", Map.of("CIRCLE_WECHAT_TIMEOUT_MILLIS", "500"));
        neighbour = app.as("resident-1");
        consent = app.anybody().get("/phone-consent").expect(200).text("version");
        home = neighbour
                .get("/me")
                .json()
                .getJsonArray("roles")
                .getJsonObject(0)
                .getLong("areaId");
        discussed = new Topics(app).published();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void heal() {
        app.simulator().clearFaults();
    }

    private Answer verify() {
        return verify(TestApp.phoneCode(who), key);
    }

    private Answer verify(String code, String idempotencyKey) {
        return newcomer.post(
                "/me/phone",
                "{\"code\":\"%s\",\"consentVersion\":\"%s\"}".formatted(code, consent),
                "Idempotency-Key",
                idempotencyKey);
    }

    private Answer choose(String name) {
        return newcomer.put(
                "/me/name", new JsonObject().put("displayName", name).encode());
    }

    private Answer comment() {
        newcomer.put("/me/home", "{\"areaId\":" + home + "}").expect(200);
        return newcomer.post("/topics/" + discussed + "/comments", "{\"body\":\"支持\"}");
    }

    private String ownName() {
        return newcomer.get("/me").expect(200).text("displayName");
    }

    private static String nameUnder(long comment) {
        return neighbour.get("/topics/" + discussed + "/comments?limit=50").expect(200).items().stream()
                .map(JsonObject.class::cast)
                .filter(shown -> shown.getLong("id") == comment)
                .findFirst()
                .orElseThrow()
                .getString("authorName");
    }

    private int rows(String table) throws SQLException {
        long person = newcomer.get("/me").expect(200).id();
        return Integer.parseInt(
                Jdbc.value(app.mySqlUri(), "SELECT COUNT(*) FROM " + table + " WHERE person_id = " + person));
    }

    private void isNotVerified() throws SQLException {
        assertEquals(0, rows("person_phone"));
        assertEquals(0, rows("idempotency"), "an answer is kept");
        assertFalse(newcomer.get("/me").expect(200).json().containsKey("phone"));
        comment().expectProblem(403, "post:phone-needed");
    }

    /** The same again, under the same key and with the code of another tap, as the mini-program sends it. */
    private void isVerifiedLater() throws SQLException {
        app.simulator().clearFaults();
        verify().expect(201);
        assertEquals(1, rows("person_phone"));
        comment().expect(201);
    }

    @ParameterizedTest
    @MethodSource("cn.servicecircle.Lies#ofPhones")
    void whateverIsNoPhoneOfThisApp_verifiesNobody_andTheNextTapDoes(Fault lie) throws Exception {
        app.simulator().fault(PHONE, lie);
        Answer away = Eventually.noLaterThan(PATIENCE, this::verify).expectProblem(503, "phone:wechat-away");
        assertTrue(away.text("detail").contains("过几分钟再点一次“验证手机号”"), away.raw());
        isNotVerified();
        isVerifiedLater();
    }

    @Test
    void aCode_thatWeChatUsedUpWithoutAnswering_isToldFromOneThatMayBeTriedAgain() throws Exception {
        String code = TestApp.phoneCode(who);
        app.simulator().fault(PHONE, Fault.slow(1500));
        verify(code, key).expectProblem(503, "phone:wechat-away");
        app.simulator().fault(PHONE, Fault.errcode(40_163));
        assertTrue(verify(code, key)
                .expectProblem(422, "phone:code-used")
                .text("detail")
                .contains("再点一次"));
        isNotVerified();
        isVerifiedLater();
    }

    @ParameterizedTest
    @MethodSource("cn.servicecircle.Lies#ofPhones")
    void whoHasAPhone_keepsIt_whateverIsAnsweredForAnother(Fault lie) throws Exception {
        String had = verify().expect(201).text("phone");
        app.simulator().fault(PHONE, lie);
        verify(TestApp.phoneCode(who), UUID.randomUUID().toString()).expectProblem(503, "phone:wechat-away");
        app.simulator().fault(PHONE, Lies.phone("1", "2025550143"));
        verify(TestApp.phoneCode(who), UUID.randomUUID().toString()).expectProblem(422, "phone:not-accepted");
        assertEquals(had, newcomer.get("/me").expect(200).text("phone"));
        assertEquals(1, rows("person_phone"));
        comment().expect(201);
    }

    @ParameterizedTest
    @CsvSource({"86, 12345", "86, 02161234567", "86, 23800138000", "852, 21234567", "853, 28123456", "1, 2025550143"})
    void aNumberThatIsNoMobileOfTheMainlandHongKongOrMacao_verifiesNobody(String country, String number)
            throws Exception {
        app.simulator().fault(PHONE, Lies.phone(country, number));
        Answer refused = verify().expectProblem(422, "phone:not-accepted");
        assertTrue(refused.text("detail").contains("网格服务站"), refused.raw());
        assertFalse(refused.raw().contains(number));
        isNotVerified();
        isVerifiedLater();
    }

    @ParameterizedTest
    @CsvSource({"852, 51234567, +852 5****67", "853, 66123456, +853 6****56"})
    void aMobileOfHongKongOrMacao_isAsGood(String country, String number, String shown) throws Exception {
        app.simulator().fault(PHONE, Lies.phone(country, number));
        assertEquals(shown, verify().expect(201).text("phone"));
        comment().expect(201);
    }

    @Test
    void aRevokedAccessToken_isRenewed_andNobodyNoticesIt() throws Exception {
        app.simulator().forgetTokens();
        verify().expect(201);
        app.simulator().forgetTokens();
        choose("没人察觉的人").expect(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {40_001, 40_014, 42_001})
    void anAccessTokenThatIsTurnedDown_isRenewedOnce_andThenGivenUp(int errcode) throws Exception {
        app.simulator().fault(PHONE, Fault.errcode(errcode));
        app.simulator().fault(CHECK, Fault.errcode(errcode));
        verify().expectProblem(503, "phone:wechat-away");
        isNotVerified();
        choose("换个新名字").expectProblem(503, "name:not-checked");
        app.simulator().fault(PHONE, Fault.errcode(errcode).times(1));
        app.simulator().fault(CHECK, Fault.errcode(errcode).times(1));
        verify().expect(201);
        choose("换个新名字").expect(200);
    }

    @ParameterizedTest
    @MethodSource("cn.servicecircle.Lies#ofTokens")
    void withoutAnAccessToken_nothingIsVerifiedOrChecked_andWithOneAgainItIs(Fault lie) throws Exception {
        String old = ownName();
        app.simulator().forgetTokens();
        app.simulator().fault(TOKEN, lie);
        Eventually.noLaterThan(PATIENCE, this::verify).expectProblem(503, "phone:wechat-away");
        isNotVerified();
        Eventually.noLaterThan(PATIENCE, () -> choose("有令牌才有名")).expectProblem(503, "name:not-checked");
        assertEquals(old, ownName());
        isVerifiedLater();
        choose("有令牌才有名").expect(200);
    }

    @ParameterizedTest
    @MethodSource("cn.servicecircle.Lies#ofChecks")
    void whateverIsNoVerdict_leavesTheOldName_andTheNextTryTakesTheNewOne(Fault lie) throws Exception {
        verify().expect(201);
        long comment = comment().expect(201).id();
        String old = ownName();
        app.simulator().fault(CHECK, lie);
        Answer kept = Eventually.noLaterThan(PATIENCE, () -> choose("没有查过的名")).expectProblem(503, "name:not-checked");
        assertTrue(kept.text("detail").contains("原来的名字照用，请过几分钟"), kept.raw());
        assertEquals(old, ownName());
        assertEquals(old, nameUnder(comment));
        assertEquals(0, rows("former_name"), "one of three changes is gone");
        app.simulator().clearFaults();
        choose("没有查过的名").expect(200);
        assertEquals("没有查过的名", nameUnder(comment));
        assertEquals(1, rows("former_name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passed", "PASS", "", "通过"})
    void aVerdictThatDoesNotExist_isNoPass(String word) throws Exception {
        String old = ownName();
        app.simulator().fault(CHECK, Lies.verdict("\"suggest\":\"%s\",\"label\":100".formatted(word)));
        assertTrue(choose("说不清的名字").expectProblem(422, "name:unfit").raw().contains("请换一个"));
        assertEquals(old, ownName());
        assertEquals(0, rows("former_name"));
        app.simulator().clearFaults();
        choose("说不清的名字").expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"label\":\"x\"", ",\"label\":99999"})
    void aRiskyVerdict_countsWhateverItsReason(String label) throws Exception {
        app.simulator().fault(CHECK, Lies.verdict("\"suggest\":\"risky\"" + label));
        assertTrue(
                choose("没有理由的名").expectProblem(422, "post:risky").text("detail").contains("其他"));
        assertEquals(0, rows("former_name"));
    }
}
