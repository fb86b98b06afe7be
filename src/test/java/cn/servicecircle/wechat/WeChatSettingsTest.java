package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeChatSettingsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void noHost_isTheRealWeChat(String host) {
        assertEquals("https://api.weixin.qq.com", new WeChatSettings("wx1", "s", host).apiHost());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:18099", "http://localhost:1", "http://[::1]:1", "https://wechat.example"})
    void aHostThatKeepsTheSecret_isAccepted(String host) {
        assertEquals(host, new WeChatSettings("wx1", "s", host).apiHost());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.weixin.qq.com",
                "http://127.0.0.1.example",
                "https://wechat.example/",
                "https://wechat.example?a",
                "wechat.example",
                "file:///etc"
            })
    void aHostThatWouldHearTheSecretInClear_isRefused(String host) {
        assertThrows(IllegalArgumentException.class, () -> new WeChatSettings("wx1", "s", host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a&appid=b", "a\"", "a%20"})
    void whatWouldChangeTheUrl_isNoSecret(String text) {
        assertThrows(IllegalArgumentException.class, () -> new WeChatSettings("wx1", text, null));
        assertThrows(IllegalArgumentException.class, () -> new WeChatSettings(text, "s", null));
    }

    @Test
    void noTimeout_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new WeChatSettings("wx1", "s", null, Duration.ZERO));
    }

    @Test
    void theLogForm_doesNotTellTheSecret() {
        assertFalse(
                new WeChatSettings("wx1", "geheim123", null).toString().contains("geheim"),
                "the secret must not be told");
    }
}
