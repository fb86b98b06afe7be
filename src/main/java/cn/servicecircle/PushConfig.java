package cn.servicecircle;

import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.wechat.PushSeal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How WeChat's pushes reach us and are told from others'; the keys of {@code push}. All are set, or none. */
public record PushConfig(String token, String aesKey, String publicUrl) {
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{3,32}");
    private static final Pattern AES_KEY = Pattern.compile("[0-9A-Za-z]{43}");
    private static final Pattern PUBLIC_URL =
            Pattern.compile("https://" + Config.SERVER + "|http://127\\.0\\.0\\.1(?::[0-9]{1,5})?");

    public PushConfig {
        Config.form("token", token, TOKEN, "be 3 to 32 letters and digits, as in the console");
        Config.form("aes-key", aesKey, AES_KEY, "be the 43 letters and digits of the console's EncodingAESKey");
        Config.form("public-url", publicUrl, PUBLIC_URL, "look like https://circle.example.gov.cn, without a path");
        long set = Stream.of(token, aesKey, publicUrl)
                .filter(key -> !key.isEmpty())
                .count();
        if (set != 0 && set != 3) {
            throw new IllegalArgumentException("token, aes-key, public-url: set all of them, or none");
        }
    }

    /** With the simulator's, which lives on this machine. */
    PushConfig simulated(int port) {
        return new PushConfig(WeChatSimulator.PUSH_TOKEN, WeChatSimulator.PUSH_AES_KEY, "http://127.0.0.1:" + port);
    }

    Optional<PushSeal> seal(String appId) {
        return token.isEmpty() ? Optional.empty() : Optional.of(new PushSeal(token, aesKey, appId));
    }

    /** Without what opens anything. */
    @Override
    public String toString() {
        return "PushConfig[" + publicUrl + "]";
    }
}
