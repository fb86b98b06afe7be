package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.kernel.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.util.crypto.SHA1;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sealed by WxJava, whose form is WeChat's; opened by us. */
class PushSealTest {
    private static final String TOKEN = "aToken";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String APP = "wx0123456789abcdef";
    private static final Pattern ENCRYPT = Pattern.compile("<Encrypt><!\\[CDATA\\[(.*?)]]></Encrypt>");
    private static final PushSeal SEAL = new PushSeal(TOKEN, KEY, APP);

    private static String message(String result) {
        return "{\"ToUserName\":\"gh_1\",\"MsgType\":\"event\",\"Event\":\"wxa_media_check\",\"appid\":\"" + APP
                + "\",\"trace_id\":\"t-1\",\"version\":2,\"detail\":[]," + result + "}";
    }

    private static String encrypted(String message, String key, String app) {
        Matcher encrypt = ENCRYPT.matcher(new WxCryptUtil(TOKEN, key, app).encrypt(message));
        assertEquals(true, encrypt.find());
        return encrypt.group(1);
    }

    private static Map<String, String> signed(String encrypt) {
        return new HashMap<>(Map.of(
                "timestamp", "1764400000",
                "nonce", "4711",
                "encrypt_type", "aes",
                "msg_signature", SHA1.gen(TOKEN, "1764400000", "4711", encrypt)));
    }

    private static String body(String encrypt) {
        return "{\"ToUserName\":\"gh_1\",\"Encrypt\":\"" + encrypt + "\"}";
    }

    private static Optional<PicturePush> open(String message) {
        String encrypt = encrypted(message, KEY, APP);
        return SEAL.open(signed(encrypt), body(encrypt));
    }

    private static void refused(Map<String, String> query, String body) {
        Refusal refusal = assertThrows(Refusal.class, () -> SEAL.open(query, body));
        assertEquals("wechat:not-from-wechat", refusal.type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"errcode\":0,\"errmsg\":\"ok\",\"result\":{\"suggest\":\"pass\",\"label\":100} | PASS | 100",
                "\"errcode\":0,\"result\":{\"suggest\":\"risky\",\"label\":20002} | RISKY | 20002",
                "\"errcode\":0,\"result\":{\"suggest\":\"review\",\"label\":\"21000\"} | REVIEW | 21000",
                "\"errcode\":-1008,\"errmsg\":\"download failed\" | NONE | 0",
                "\"errcode\":-1008,\"result\":{\"suggest\":\"pass\",\"label\":100} | NONE | 100",
                "\"errcode\":0,\"result\":{\"suggest\":\"fine\",\"label\":100} | NONE | 100",
                "\"errcode\":0,\"result\":{} | NONE | 0",
                "\"result\":{\"suggest\":\"pass\",\"label\":100} | NONE | 100",
                "\"errcode\":0 | NONE | 0",
            })
    void onlyAClearPassIsAPass(String result, PictureVerdict says, int reason) {
        assertEquals(Optional.of(new PicturePush("t-1", says, reason)), open(message(result)));
    }

    @Test
    void everyLengthOfMessage_isRead() {
        for (int length = 0; length < 70; length++) {
            String filler = "\"filler\":\"" + "路".repeat(length) + "\",\"errcode\":0,\"result\":{\"suggest\":\"pass\"}";
            assertEquals(Optional.of(new PicturePush("t-1", PictureVerdict.PASS, 0)), open(message(filler)));
        }
    }

    @Test
    void otherEvents_areNothingToUs() {
        assertEquals(Optional.empty(), open("{\"MsgType\":\"event\",\"Event\":\"subscribe_msg_popup_event\"}"));
        assertEquals(Optional.empty(), open("{\"Event\":\"wxa_media_check\",\"trace_id\":\"a b\",\"errcode\":0}"));
        assertEquals(
                Optional.empty(),
                open("{\"Event\":\"wxa_media_check\",\"appid\":\"wxother\",\"trace_id\":\"t\",\"errcode\":0}"));
    }

    @Test
    void whatIsNotSigned_orSignedForSomethingElse_isRefused() {
        String encrypt = encrypted(message("\"errcode\":0"), KEY, APP);
        String other = encrypted(message("\"errcode\":1"), KEY, APP);
        refused(Map.of(), body(encrypt));
        refused(signed(other), body(encrypt));
        for (String parameter : new String[] {"timestamp", "nonce", "msg_signature"}) {
            Map<String, String> query = signed(encrypt);
            query.put(parameter, query.get(parameter) + "0");
            refused(query, body(encrypt));
            query.remove(parameter);
            refused(query, body(encrypt));
        }
    }

    @Test
    void thePlainSignature_doesNotOpenAMessage() {
        String encrypt = encrypted(message("\"errcode\":0"), KEY, APP);
        Map<String, String> query = signed(encrypt);
        query.put("msg_signature", SHA1.gen(TOKEN, "1764400000", "4711"));
        refused(query, body(encrypt));
    }

    @Test
    void whatIsForAnotherApp_orUnderAnotherKey_isRefused_thoughItIsSigned() {
        String otherApp = encrypted(message("\"errcode\":0"), KEY, "wxother");
        refused(signed(otherApp), body(otherApp));
        String otherKey = encrypted(message("\"errcode\":0"), KEY.replace('a', 'b'), APP);
        refused(signed(otherKey), body(otherKey));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}", "{\"Encrypt\":null}", "{\"Encrypt\":[1]}", "<xml/>"})
    void whatIsNoMessage_isRefused(String body) {
        refused(signed("nothing"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "====", "路灯", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void nonsense_isRefused_thoughItIsSigned(String encrypt) {
        refused(signed(encrypt), body(encrypt));
    }

    @Test
    void theConsolesQuestion_isAnsweredWithItsOwnWord_ifSigned() {
        Map<String, String> query = new HashMap<>(
                Map.of("timestamp", "1", "nonce", "2", "echostr", "5577", "signature", SHA1.gen(TOKEN, "1", "2")));
        assertEquals("5577", SEAL.echo(query));
        query.put("nonce", "3");
        assertThrows(Refusal.class, () -> SEAL.echo(query));
    }

    @Test
    void aKeyOfTheWrongLength_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PushSeal(TOKEN, "abc", APP));
    }
}
