package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The access tokens of the simulated WeChat. A stable token is the same for everybody until five minutes before its end, when a second one
 * joins it; one fetched by force ends those before it.
 */
final class SimulatedTokens {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    private static final int TOKEN_BYTES = 96;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> ends = new HashMap<>();
    private String stable = "";

    SimulatedTokens(Clock clock) {
        this.clock = clock;
    }

    /** {@code POST /cgi-bin/stable_token}. */
    synchronized JsonObject stable(SimulatedCall call) {
        JsonObject request = call.json();
        check(
                SimulatedCall.text(request, "grant_type"),
                SimulatedCall.text(request, "appid"),
                SimulatedCall.text(request, "secret"));
        boolean forced = Boolean.TRUE.equals(request.getValue("force_refresh"));
        if (forced) {
            ends.remove(stable);
        }
        Instant end = ends.getOrDefault(stable, Instant.EPOCH);
        if (!clock.instant().isBefore(end.minus(OVERLAP))) {
            stable = issue();
        }
        return answer(stable);
    }

    /** {@code GET /cgi-bin/token}, which knows nothing of the stable ones. */
    synchronized JsonObject plain(SimulatedCall call) {
        check(call.query("grant_type"), call.query("appid"), call.query("secret"));
        return answer(issue());
    }

    private static void check(String grantType, String appId, String secret) {
        if (!grantType.equals("client_credential")) {
            throw new SimulatedRefusal(40002, "invalid grant_type");
        }
        checkApp(appId, secret);
    }

    static void checkApp(String appId, String secret) {
        if (!appId.equals(WeChatSimulator.APP_ID)) {
            throw new SimulatedRefusal(appId.isEmpty() ? 41002 : 40013, "invalid appid");
        }
        if (!secret.equals(WeChatSimulator.APP_SECRET)) {
            throw new SimulatedRefusal(secret.isEmpty() ? 41004 : 40125, "invalid appsecret");
        }
    }

    private String issue() {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        ends.put(token, now.plus(LIFE));
        return token;
    }

    private JsonObject answer(String token) {
        long seconds = Duration.between(clock.instant(), ends.get(token)).toSeconds();
        return new JsonObject().put("access_token", token).put("expires_in", seconds);
    }

    /** Refuses a call that shows no token, or one that we did not issue or that has ended. */
    synchronized void check(SimulatedCall call) {
        String token = call.query("access_token");
        if (token.isEmpty()) {
            throw new SimulatedRefusal(41001, "access_token missing");
        }
        if (!ends.getOrDefault(token, Instant.EPOCH).isAfter(clock.instant())) {
            throw new SimulatedRefusal(40001, "invalid credential, access_token is invalid or not latest");
        }
    }

    /** As if the operator had reset the secret: everybody must fetch a new one. */
    synchronized void forgetAll() {
        ends.clear();
    }
}
