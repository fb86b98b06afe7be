package cn.servicecircle.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator as anybody with an HTTP client meets it. */
@Timeout(60)
class WeChatSimulatorIT {
    private static final String APP =
            "appid=%s&secret=%s".formatted(WeChatSimulator.APP_ID, WeChatSimulator.APP_SECRET);
    private static final String LOG_IN = "/sns/jscode2session?grant_type=authorization_code&";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WeChatSimulator simulator =
            new WeChatSimulator(vertx, Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC));
    private String token;

    @BeforeEach
    void start() throws Exception {
        assertEquals(simulator, simulator.start(0).await());
        token = post(
                        "/cgi-bin/stable_token",
                        new JsonObject()
                                .put("grant_type", "client_credential")
                                .put("appid", WeChatSimulator.APP_ID)
                                .put("secret", WeChatSimulator.APP_SECRET)
                                .encode())
                .getString("access_token");
    }

    @AfterEach
    void stop() {
        simulator.stop().await();
        vertx.close().await();
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.host() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        return new JsonObject(ask("GET", path, "").body());
    }

    private JsonObject post(String path, String body) throws IOException, InterruptedException {
        return new JsonObject(ask("POST", path, body).body());
    }

    private JsonObject postWithToken(String path, String body) throws IOException, InterruptedException {
        return post(path + "?access_token=" + token, body);
    }

    private static void assertRefused(int errcode, JsonObject answer) {
        assertEquals(errcode, answer.getInteger("errcode"), answer.encode());
        assertTrue(answer.getString("errmsg").matches(".+ rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"), answer.encode());
    }

    @Test
    void logIn_answersJsonThatCallsItselfText() throws Exception {
        HttpResponse<String> answer = ask("GET", LOG_IN + APP + "&js_code=demo-resident-1_a", "");
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain", answer.headers().firstValue("content-type").orElse(""));
        JsonObject session = new JsonObject(answer.body());
        assertEquals("demo-resident-1", session.getString("openid"));
        assertEquals(24, session.getString("session_key").length());
        assertFalse(session.containsKey("errcode"));
    }

    @ParameterizedTest
    @CsvSource({
        "40013, /sns/jscode2session?grant_type=authorization_code&appid=wx1&secret=s&js_code=demo-admin_a",
        "41002, /sns/jscode2session?grant_type=authorization_code&secret=s&js_code=demo-admin_a",
        "40125, /cgi-bin/token?grant_type=client_credential&appid=wxsimulator00000001&secret=wrong",
        "41004, /cgi-bin/token?grant_type=client_credential&appid=wxsimulator00000001",
        "40002, /cgi-bin/token?grant_type=password",
        "43002, /cgi-bin/stable_token",
        "41001, /wxa/msg_sec_check",
        "40001, /wxa/msg_sec_check?access_token=unknown",
        "40066, /wxa/never_heard_of",
    })
    void aWrongRequest_getsWeChatsErrcodeAndStatus200(int errcode, String path) throws Exception {
        assertEquals(200, ask("GET", path, "").statusCode());
        assertRefused(errcode, get(path));
    }

    @Test
    void aWrongGrantType_isNamedBeforeTheCodeIsUsedUp() throws Exception {
        String path = "/sns/jscode2session?" + APP + "&js_code=demo-admin_a&grant_type=";
        assertRefused(40002, get(path + "implicit"));
        assertEquals("demo-admin", get(path + "authorization_code").getString("openid"));
    }

    @Test
    void thePlainToken_worksBesideTheStableOne() throws Exception {
        String plain = get("/cgi-bin/token?grant_type=client_credential&" + APP).getString("access_token");
        String body = check("demo-admin", 2, "一");
        assertEquals(0, post("/wxa/msg_sec_check?access_token=" + plain, body).getInteger("errcode"));
        assertEquals(0, postWithToken("/wxa/msg_sec_check", body).getInteger("errcode"));
    }

    private static String check(String openid, int scene, String content) {
        return new JsonObject()
                .put("version", 2)
                .put("openid", openid)
                .put("scene", scene)
                .put("content", content)
                .encode();
    }

    @ParameterizedTest
    @CsvSource({
        "楼道灯坏了, pass, 100",
        "代开发票, risky, 20008",
        "网上赌博, risky, 20006",
        "加微信领红包, risky, 10001",
        "示例待审, review, 21000"
    })
    void aText_isJudgedByTheFourPhrases(String content, String suggest, int label) throws Exception {
        JsonObject answer = postWithToken("/wxa/msg_sec_check", check("demo-resident-1", 3, content));
        assertEquals(0, answer.getInteger("errcode"));
        assertEquals(new JsonObject().put("suggest", suggest).put("label", label), answer.getJsonObject("result"));
    }

    @Test
    void aTextInEscapes_slipsThroughAsItDoesAtTheRealOne() throws Exception {
        String escaped = check("demo-resident-1", 3, "PLACE").replace("PLACE", "\\u8d4c\\u535a");
        assertEquals(
                "pass",
                postWithToken("/wxa/msg_sec_check", escaped)
                        .getJsonObject("result")
                        .getString("suggest"));
    }

    @Test
    void aTextThatCannotBeChecked_isRefused() throws Exception {
        assertRefused(40003, postWithToken("/wxa/msg_sec_check", check("o-unknown", 3, "一")));
        assertRefused(40129, postWithToken("/wxa/msg_sec_check", check("demo-admin", 5, "一")));
        assertRefused(45002, postWithToken("/wxa/msg_sec_check", check("demo-admin", 3, "一".repeat(2501))));
        assertRefused(44002, postWithToken("/wxa/msg_sec_check", ""));
        assertRefused(47001, postWithToken("/wxa/msg_sec_check", "{\"openid\":"));
        assertRefused(47001, postWithToken("/wxa/msg_sec_check", "[]"));
        assertRefused(47001, postWithToken("/wxa/msg_sec_check", "{\"openid\":\"demo-admin\",\"content\":\"一\"}"));
    }

    private static String message(String openid, String template, String thing) {
        return new JsonObject()
                .put("touser", openid)
                .put("template_id", template)
                .put("page", "pages/a")
                .put("data", new JsonObject().put("thing1", new JsonObject().put("value", thing)))
                .encode();
    }

    @Test
    void aMessage_isRememberedForWhoeverLooks() throws Exception {
        String path = "/cgi-bin/message/subscribe/send";
        assertEquals(
                0,
                postWithToken(path, message("demo-resident-1", "SIM-1", "已办结")).getInteger("errcode"));
        assertEquals("已办结", simulator.messages().get(0).data().get("thing1"));
        JsonObject seen = new JsonArray(ask("GET", "/simulator/messages", "").body()).getJsonObject(0);
        assertEquals(new JsonObject("""
                        {"openid":"demo-resident-1","templateId":"SIM-1","page":"pages/a","data":{"thing1":"已办结"},
                         "sentAt":"2026-05-01T00:00:00Z"}"""), seen);
    }

    @Test
    void aMessageThatCannotBeSent_isRefusedWithTheField() throws Exception {
        String path = "/cgi-bin/message/subscribe/send";
        assertRefused(40003, postWithToken(path, message("o-unknown", "SIM-1", "一")));
        assertRefused(40037, postWithToken(path, message("demo-admin", "other", "一")));
        assertRefused(47003, postWithToken(path, message("demo-admin", "SIM-1", "一\n二")));
        JsonObject tooLong = postWithToken(path, message("demo-admin", "SIM-1", "一".repeat(21)));
        assertRefused(47003, tooLong);
        assertTrue(tooLong.getString("errmsg").contains("data.thing1.value"), tooLong.encode());
        assertEquals(0, simulator.messages().size());
    }

    @Test
    void aFault_hitsItsPathAsOftenAsAskedAndNoOther() throws Exception {
        String fault = "{\"status\":503,\"errcode\":45009,\"times\":2}";
        assertEquals(204, ask("PUT", "/simulator/faults/cgi-bin/token", fault).statusCode());
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> hit = ask("GET", "/cgi-bin/token?grant_type=client_credential&" + APP, "");
            assertEquals(503, hit.statusCode());
            assertRefused(45009, new JsonObject(hit.body()));
        }
        assertEquals(
                200,
                ask("GET", "/cgi-bin/token?grant_type=client_credential&" + APP, "")
                        .statusCode());
    }

    @Test
    void aFaultWithoutTimes_lastsUntilTheFaultsAreCleared() throws Exception {
        assertEquals(
                204,
                ask("PUT", "/simulator/faults/cgi-bin/token", "{\"drop\":true,\"times\":null}")
                        .statusCode());
        for (int i = 0; i < 3; i++) {
            assertThrows(IOException.class, () -> ask("POST", "/cgi-bin/token", ""));
        }
        assertEquals(204, ask("DELETE", "/simulator/faults", "").statusCode());
        assertEquals(200, ask("GET", "/cgi-bin/token", "").statusCode());
    }

    @Test
    void aDelayAlone_onlySlowsTheTruth() throws Exception {
        assertEquals(
                204,
                ask("PUT", "/simulator/faults/cgi-bin/token", "{\"delayMillis\":300}")
                        .statusCode());
        long start = System.nanoTime();
        assertRefused(40002, get("/cgi-bin/token"));
        assertTrue(System.nanoTime() - start >= 300_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /simulator/faults/cgi-bin/token, '{\"unknown\":1}', 400",
        "PUT, /simulator/faults/cgi-bin/token, 'no json', 400",
        "PUT, /simulator/faults/cgi-bin/token, '{\"status\":\"x\"}', 400",
        "GET, /simulator/other, '', 404",
        "POST, /simulator/messages, '', 404",
        "PUT, /simulator/pushes/sometimes, '', 400",
        "PUT, /simulator/pushes/no-result, '', 204",
        "POST, /simulator/pushes, '', 204",
    })
    void aMistakeAtTheControls_isSaid(String method, String path, String body, int status) throws Exception {
        assertEquals(status, ask(method, path, body).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "40003, stranger, 2, 2, 3, http://127.0.0.1:1/a",
        "47001, demo-admin, 1, 2, 3, http://127.0.0.1:1/a",
        "47001, demo-admin, 2, 1, 3, http://127.0.0.1:1/a",
        "40129, demo-admin, 2, 2, 5, http://127.0.0.1:1/a",
        "47001, demo-admin, 2, 2, 3, file:///etc/passwd",
    })
    void aWrongQuestionAboutAPicture_isRefused(
            int errcode, String openid, int mediaType, int version, int scene, String url) throws Exception {
        JsonObject question = new JsonObject()
                .put("openid", openid)
                .put("media_type", mediaType)
                .put("version", version)
                .put("scene", scene)
                .put("media_url", url);
        assertRefused(errcode, postWithToken("/wxa/media_check_async", question.encode()));
    }

    @Test
    void itListens_onThisMachineOnly() {
        assertEquals("http://127.0.0.1:" + simulator.port(), simulator.host());
    }
}
