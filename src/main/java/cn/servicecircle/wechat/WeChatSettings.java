package cn.servicecircle.wechat;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Which mini-program (小程序) we are, and where WeChat is.
 *
 * @param apiHost scheme and authority such as {@code http://127.0.0.1:18099}; null or empty is the real WeChat
 * @param timeout how long to wait for a connection, and again for each piece of an answer
 */
public record WeChatSettings(String appId, String appSecret, String apiHost, Duration timeout) {
    private static final String REAL_HOST = "https://api.weixin.qq.com";
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    public WeChatSettings {
        // Neither is encoded on its way into a URL.
        if (!appId.matches("[0-9A-Za-z_-]{1,128}") || !appSecret.matches("[0-9A-Za-z_-]{1,128}")) {
            throw new IllegalArgumentException("WeChat's app id and secret are letters and digits");
        }
        apiHost = apiHost == null || apiHost.isEmpty() ? REAL_HOST : apiHost;
        if (!keepsTheSecret(URI.create(apiHost))) {
            throw new IllegalArgumentException("WeChat's host must be https, or http on this machine: " + apiHost);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("WeChat's time-out must be positive");
        }
    }

    /** With the time-out that SECURITY asks for where a person is waiting. */
    public WeChatSettings(String appId, String appSecret, String apiHost) {
        this(appId, appSecret, apiHost, Duration.ofMillis(1500));
    }

    private static boolean keepsTheSecret(URI host) {
        boolean bare = host.toString().equals(host.getScheme() + "://" + host.getRawAuthority());
        boolean secure = "https".equals(host.getScheme());
        boolean here = "http".equals(host.getScheme()) && THIS_MACHINE.contains(host.getHost());
        return bare && (secure || here);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "WeChatSettings[" + appId + " at " + apiHost + "]";
    }
}
