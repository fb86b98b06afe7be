package cn.servicecircle.embedded;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The phone numbers of the simulated WeChat's people (getuserphonenumber), and the codes of its button:
 * {@code phone-<who>_<anything unused>}. Nobody can be called under them: 140 is for devices, whose numbers have thirteen digits.
 */
public final class SimulatedPhones {
    private static final Pattern CODE = Pattern.compile("phone-(" + SimulatedPeople.WHO + ")_[0-9A-Za-z_-]+");
    private static final Pattern NUMBERED = Pattern.compile("(?:demo-)?([a-z]+)(?:-([0-9]+))?");
    private static final List<String> KINDS = List.of("resident", "staff", "steward", "moderator", "admin", "newcomer");

    private final Clock clock;
    private final UsedCodes used = new UsedCodes();

    SimulatedPhones(Clock clock) {
        this.clock = clock;
    }

    /** @param who {@code resident-1} or the openid {@code demo-resident-1} */
    public static String of(String who) {
        Matcher parts = NUMBERED.matcher(who);
        if (!parts.matches() || !KINDS.contains(parts.group(1))) {
            throw new IllegalArgumentException("nobody of the demo");
        }
        int n = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
        return "140%d%07d".formatted(KINDS.indexOf(parts.group(1)) + 1, n);
    }

    /** {@code POST /wxa/business/getuserphonenumber}. */
    JsonObject tell(SimulatedCall call) {
        String code = SimulatedCall.text(call.json(), "code");
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            throw new SimulatedRefusal(40029, "invalid code");
        }
        used.useUp(code);
        String number = of(matcher.group(1));
        JsonObject watermark = new JsonObject()
                .put("timestamp", clock.instant().getEpochSecond())
                .put("appid", WeChatSimulator.APP_ID);
        JsonObject phone = new JsonObject()
                .put("phoneNumber", number)
                .put("purePhoneNumber", number)
                .put("countryCode", "86")
                .put("watermark", watermark);
        return new JsonObject().put("errcode", 0).put("errmsg", "ok").put("phone_info", phone);
    }
}
