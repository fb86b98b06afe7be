package cn.servicecircle.wechat;

import cn.servicecircle.wechat.WeChatException.Kind;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.http.client.HttpResponseException;

/** Reads the many ways in which WxJava fails, and keeps of them only what may be told. */
final class Failures {
    private static final Pattern RID = Pattern.compile("rid: ([0-9A-Za-z-]{1,64})");

    private Failures() {}

    static WeChatException told(Throwable failure) {
        if (failure instanceof WeChatException known) {
            return known;
        }
        if (failure instanceof WxErrorException refused) {
            return refused(refused.getError());
        }
        if (failure.getCause() instanceof IOException down) {
            return unavailable(down);
        }
        // What WxJava makes of a null or an address it cannot build: a fault on our side.
        if (failure instanceof IllegalArgumentException) {
            return new WeChatException(Kind.UNEXPECTED, failure.getClass().getSimpleName());
        }
        // The rest is a dead connection, a pool without room, or a body that was no JSON.
        return unavailable(failure);
    }

    private static WeChatException refused(WxError error) {
        Matcher rid = RID.matcher(String.valueOf(error.getErrorMsgEn()));
        return new WeChatException(error.getErrorCode(), rid.find() ? rid.group(1) : null);
    }

    private static WeChatException unavailable(Throwable failure) {
        String reason = failure instanceof HttpResponseException answer
                ? "HTTP " + answer.getStatusCode()
                : failure.getClass().getSimpleName();
        return new WeChatException(Kind.UNAVAILABLE, reason);
    }
}
