package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The people of the simulated WeChat, and the codes they log in with: {@code demo-<who>_<anything unused>}. Who is one of the demo
 * district's people, or {@code newcomer-1…999999}, whom nobody has granted anything. The openid is {@code demo-<who>}.
 */
final class SimulatedPeople {
    private static final String OPENID =
            "demo-(?:resident-[1-9]|staff-[1-9]|steward-[1-3]|moderator-[1-3]|admin|newcomer-[1-9][0-9]{0,5})";
    private static final Pattern CODE = Pattern.compile("(" + OPENID + ")_[0-9A-Za-z_-]+");
    private static final int REMEMBERED = 100_000;

    private final SecureRandom random = new SecureRandom();
    private final Set<String> used = new LinkedHashSet<>();

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
        useUp(code);
        return new JsonObject().put("session_key", sessionKey()).put("openid", matcher.group(1));
    }

    private synchronized void useUp(String code) {
        if (!used.add(code)) {
            throw new SimulatedRefusal(40163, "code been used");
        }
        if (used.size() > REMEMBERED) {
            used.remove(used.iterator().next());
        }
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
