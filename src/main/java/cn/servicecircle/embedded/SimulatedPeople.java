package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people of the simulated WeChat, and the codes they log in with: {@code demo-<who>_<anything unused>}. Who is one of the demo
 * district's people, or {@code newcomer-1…999999}, whom nobody has granted anything. The openid is {@code demo-<who>}.
 */
final class SimulatedPeople {
    static final String WHO =
            "(?:resident-[1-9]|staff-[1-9]|steward-[1-3]|moderator-[1-3]|admin|newcomer-[1-9][0-9]{0,5})";
    private static final String OPENID = "demo-" + WHO;
    private static final Pattern CODE = Pattern.compile("(" + OPENID + ")_[0-9A-Za-z_-]+");

    private final SecureRandom random = new SecureRandom();
    private final UsedCodes used = new UsedCodes();

    /** {@code GET /sns/jscode2session}. */
    JsonObject logIn(SimulatedCall call) {
        SimulatedTokens.checkApp(call.query("appid"), call.query("secret"));
        if (!call.query("grant_type").equals("authorization_code")) {
            throw new SimulatedRefusal(40002, "invalid grant_type");
        }
        String code = call.query("js_code");
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new SimulatedRefusal(40029, "invalid code");
        }
        used.useUp(code);
        return new JsonObject().put("session_key", sessionKey()).put("openid", matcher.group(1));
    }

    private String sessionKey() {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    void mustKnow(String openid) {
        if (!openid.matches(OPENID)) {
            throw new SimulatedRefusal(40003, "invalid openid");
        }
    }
}
