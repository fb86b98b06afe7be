package cn.servicecircle.wechat;

import cn.servicecircle.http.Json;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The result of a picture's check, as WeChat pushes it (event {@code wxa_media_check}).
 *
 * @param traceId    what WeChat answered when it was asked
 * @param reasonCode WeChat's number of the reason, 0 where it gave none
 * @see <a href="https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html">mediaCheckAsync</a>
 */
public record PicturePush(String traceId, PictureVerdict says, int reasonCode) {
    private static final String EVENT = "wxa_media_check";
    private static final Pattern TRACE_ID = Pattern.compile("[0-9A-Za-z_.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Message(
            @JsonProperty("Event") String event,
            @JsonProperty("appid") String appId,
            @JsonProperty("trace_id") String traceId,
            @JsonProperty("errcode") Integer errcode,
            @JsonProperty("result") Result result) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Result(String suggest, String label) {}

    /**
     * Empty where the message is about something else, or about another app than ours.
     *
     * @param json what was within the seal
     */
    static Optional<PicturePush> of(String json, String appId) {
        Message message = Json.read(json, Message.class);
        boolean isOurs = message != null
                && EVENT.equals(message.event)
                && (message.appId == null || message.appId.equals(appId))
                && message.traceId != null
                && TRACE_ID.matcher(message.traceId).matches();
        return isOurs
                ? Optional.of(new PicturePush(message.traceId, verdict(message), reasonCode(message.result)))
                : Optional.empty();
    }

    /** Only what says so itself is a pass: no error, and the word. */
    private static PictureVerdict verdict(Message message) {
        boolean answered = message.errcode != null && message.errcode == 0 && message.result != null;
        if (!answered || message.result.suggest == null) {
            return PictureVerdict.NONE;
        }
        return switch (message.result.suggest) {
            case "pass" -> PictureVerdict.PASS;
            case "review" -> PictureVerdict.REVIEW;
            case "risky" -> PictureVerdict.RISKY;
            default -> PictureVerdict.NONE;
        };
    }

    private static int reasonCode(Result result) {
        return result != null
                        && result.label != null
                        && NUMBER.matcher(result.label).matches()
                ? Integer.parseInt(result.label)
                : 0;
    }
}
