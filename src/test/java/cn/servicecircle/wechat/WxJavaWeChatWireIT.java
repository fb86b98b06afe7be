package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.wechat.TextCheck.Scene;
import cn.servicecircle.wechat.TextVerdict.Suggestion;
import cn.servicecircle.wechat.WeChatException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, byte for byte, and what we make of answers that the simulator never gives. */
@Timeout(60)
class WxJavaWeChatWireIT {
    private static final String CHECK = "/wxa/msg_sec_check";
    private static final String PICTURE = "/wxa/media_check_async";
    private static final String TOKEN = "/cgi-bin/stable_token";
    private static final String LOG_IN = "/sns/jscode2session";
    private static final String PHONE = "/wxa/business/getuserphonenumber";
    private static final String SEND = "/cgi-bin/message/subscribe/send";

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer(vertx, new HttpServerOptions());
    private final WxJavaWeChat weChat = new WxJavaWeChat(
            vertx, new WeChatSettings("wx1", "secret1", "http://127.0.0.1:" + server.port(), Duration.ofSeconds(10)));

    @AfterEach
    void stop() {
        weChat.close().await();
        vertx.close().await();
    }

    private TextVerdict check(String content) {
        return weChat.checkText(new TextCheck("o1", Scene.FORUM, content)).await();
    }

    private Kind refusal(String content) {
        return assertThrows(WeChatException.class, () -> check(content)).kind();
    }

    @Test
    void logIn_carriesNoAccessTokenAndFetchesNone() {
        server.answer(LOG_IN, "{\"session_key\":\"k\",\"openid\":\"o1\",\"unionid\":\"u1\"}");
        WeChatLogin login = weChat.logIn("code1").await();
        assertEquals(new WeChatLogin("o1", Optional.of("u1")), login);
        assertEquals(1, server.heard.size());
        assertEquals(
                LOG_IN + "?appid=wx1&secret=secret1&js_code=code1&grant_type=authorization_code",
                server.last().uri());
    }

    @Test
    void theToken_isTheStableOneAndFetchedOnce() {
        server.answer(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100}}");
        check("一");
        check("二");
        assertEquals(3, server.heard.size());
        assertEquals("/cgi-bin/stable_token", server.heard.get(0).uri());
        assertFalse(server.heard.get(0).body().toJsonObject().getBoolean("force_refresh"));
        assertEquals(CHECK + "?access_token=the-token", server.last().uri());
    }

    @Test
    void aPicture_isAskedAboutByItsAddress_andAnsweredByATraceId() {
        server.answer(PICTURE, "{\"errcode\":0,\"errmsg\":\"ok\",\"trace_id\":\"t-1\"}");
        PictureCheck picture = new PictureCheck("o1", Scene.FORUM, "https://circle.example/a?b=c&d=é");
        assertEquals("t-1", weChat.checkPicture(picture).await());
        assertEquals(PICTURE + "?access_token=the-token", server.last().uri());
        JsonObject sent = server.last().body().toJsonObject();
        JsonObject wanted = new JsonObject()
                .put("media_url", "https://circle.example/a?b=c&d=é")
                .put("media_type", 2)
                .put("version", 2)
                .put("openid", "o1")
                .put("scene", 3);
        assertEquals(wanted, sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"errcode\":61010,\"errmsg\":\"code is expired rid: 1-2\"} | NOT_RECENTLY_SEEN",
                "{\"errcode\":45009,\"errmsg\":\"reach max api daily quota limit\"} | RATE_LIMITED",
                "{\"errcode\":0,\"errmsg\":\"ok\"} | UNEXPECTED",
                "<html> | UNAVAILABLE",
            })
    void aPictureThatWeChatDoesNotTake_isToldByKind(String answer, Kind kind) {
        server.answer(PICTURE, answer);
        PictureCheck picture = new PictureCheck("o1", Scene.FORUM, "https://circle.example/a");
        assertEquals(
                kind,
                assertThrows(WeChatException.class, () -> weChat.checkPicture(picture)
                                .await())
                        .kind());
    }

    @Test
    void manyAtOnce_shareOneToken() {
        server.answer(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100}}");
        List<Future<TextVerdict>> checks = IntStream.range(0, 100)
                .mapToObj(i -> weChat.checkText(new TextCheck("o1", Scene.FORUM, "第" + i)))
                .toList();
        Future.all(checks).await();
        assertEquals(101, server.heard.size());
    }

    @Test
    void aTextInChineseWithEmoji_goesAsRawUtf8() {
        server.answer(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100}}");
        TextCheck text = new TextCheck("o1", Scene.COMMENT, "楼道灯坏了😀<b>&\"", Optional.of("报修"), Optional.of("王阿姨"));
        weChat.checkText(text).await();
        String sent = server.last().body().toString(StandardCharsets.UTF_8);
        assertTrue(sent.contains("楼道灯坏了😀<b>&\\\""), sent);
        JsonObject expected = new JsonObject()
                .put("version", "2")
                .put("openid", "o1")
                .put("scene", 2)
                .put("content", "楼道灯坏了😀<b>&\"")
                .put("title", "报修")
                .put("nickname", "王阿姨");
        assertEquals(expected, new JsonObject(sent));
    }

    @Test
    void aMessage_saysWhichVersionItOpensAndInWhichLanguage() {
        server.answer(SEND, "{\"errcode\":0,\"errmsg\":\"ok\"}");
        weChat.send(new SubscribeMessage(
                        "o1",
                        "T1",
                        "pages/errand?id=7",
                        List.of(TemplateField.thing(1, "代办"), TemplateField.phrase(2, "已办结"))))
                .await();
        assertEquals(new JsonObject("""
                        {"touser":"o1","template_id":"T1","page":"pages/errand?id=7","miniprogram_state":"formal",
                         "lang":"zh_CN","data":{"thing1":{"value":"代办"},"phrase2":{"value":"已办结"}}}"""), server.last().body().toJsonObject());
    }

    @Test
    void aRiskyTextWithoutAReason_isRiskyForAnother() {
        server.answer(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"risky\"}}");
        assertEquals("其他", check("一").labelName());
        assertEquals(Suggestion.RISKY, check("一").suggestion());
    }

    /** Kept for the two hours that it says, it would end everything that needs WeChat for as long. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\\\"b", "a%b", "令牌"})
    void anAccessTokenThatIsNone_isNotKept(String token) {
        server.answer(CHECK, "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":100}}");
        server.answer(TOKEN, "{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(token));
        assertEquals(Kind.UNEXPECTED, refusal("一"));
        server.answer(TOKEN, "{\"access_token\":\"the-token\",\"expires_in\":7200}");
        assertEquals(Suggestion.PASS, check("一").suggestion());
        assertEquals(CHECK + "?access_token=the-token", server.last().uri());
    }

    @ParameterizedTest
    @CsvSource({"pass, 100, PASS", "review, 21000, REVIEW", "risky, 20001, RISKY", "somethingNew, 100, REVIEW"})
    void errcodeZero_saysNothingOnlyTheSuggestionCounts(String suggest, int label, Suggestion suggestion) {
        server.answer(
                CHECK,
                "{\"errcode\":0,\"errmsg\":\"ok\",\"result\":{\"suggest\":\"%s\",\"label\":%d}}"
                        .formatted(suggest, label));
        assertEquals(new TextVerdict(suggestion, label), check("一"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":0}",
                "{\"errcode\":0,\"result\":{}}",
                "{\"errcode\":0,\"result\":{\"suggest\":\"pass\"}}",
                "{\"errcode\":0,\"result\":{\"suggest\":\"pass\",\"label\":\"x\"}}"
            })
    void anAnswerWithoutVerdict_isNoPass(String answer) {
        server.answer(CHECK, answer);
        assertEquals(Kind.UNEXPECTED, refusal("一"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<xml></xml>", "<html><body>busy</body></html>", "null", "[]", "\"text\"", "{\"a\":"})
    void anAnswerThatIsNoJsonObject_isNoAnswer(String answer) {
        server.answer(CHECK, answer).answer(LOG_IN, answer);
        assertEquals(Kind.UNAVAILABLE, refusal("一"));
        WeChatException failure =
                assertThrows(WeChatException.class, () -> weChat.logIn("code1").await());
        assertEquals(Kind.UNAVAILABLE, failure.kind());
    }

    @Test
    void aLogInWithoutOpenid_isNoLogIn() {
        server.answer(LOG_IN, "{\"session_key\":\"k\"}");
        WeChatException failure =
                assertThrows(WeChatException.class, () -> weChat.logIn("code1").await());
        assertEquals(Kind.UNEXPECTED, failure.kind());
    }

    @Test
    void aPhonesCode_goesInTheBody_andTheCallingCodeMayBeANumber() {
        server.answer(PHONE, """
                {"errcode":0,"phone_info":{"phoneNumber":"85251234567","purePhoneNumber":"51234567","countryCode":852,
                 "watermark":{"timestamp":1767225600,"appid":"wx1"}}}""");
        assertEquals(new WeChatPhone("852", "51234567"), weChat.phoneOf("code1").await());
        assertEquals(PHONE + "?access_token=the-token", server.last().uri());
        assertEquals(new JsonObject().put("code", "code1"), server.last().body().toJsonObject());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"errcode\":0}",
                "{\"errcode\":0,\"phone_info\":{}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"51234567\"}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"138-0013\",\"countryCode\":\"86\",\"watermark\":{\"appid\":\"wx1\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13800138000\",\"countryCode\":\"0\",\"watermark\":{\"appid\":\"wx1\"}}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13800138000\",\"countryCode\":\"86\"}}",
                "{\"errcode\":0,\"phone_info\":{\"purePhoneNumber\":\"13800138000\",\"countryCode\":\"86\",\"watermark\":{\"appid\":\"wx2\"}}}"
            })
    void anAnswerWithoutAPhone_isNone(String answer) {
        server.answer(PHONE, answer);
        WeChatException failure = assertThrows(
                WeChatException.class, () -> weChat.phoneOf("code1").await());
        assertEquals(Kind.UNEXPECTED, failure.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a&appid=wxEVIL", "a\"b", "a#b", "a%20b", "a b", "码", "a\n"})
    void aCodeThatCouldChangeTheUrl_neverLeaves(String code) {
        WeChatException failure =
                assertThrows(WeChatException.class, () -> weChat.logIn(code).await());
        assertEquals(Kind.CODE_INVALID, failure.kind());
        assertThrows(WeChatException.class, () -> weChat.logIn("a".repeat(129)).await());
        assertThrows(WeChatException.class, () -> weChat.phoneOf(code).await());
        assertThrows(
                WeChatException.class, () -> weChat.phoneOf("a".repeat(129)).await());
        assertEquals(List.of(), server.heard);
    }
}
