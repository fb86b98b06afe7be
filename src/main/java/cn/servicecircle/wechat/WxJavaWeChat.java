package cn.servicecircle.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaJscode2SessionResult;
import cn.binarywang.wx.miniapp.bean.WxMaMediaAsyncCheckResult;
import cn.binarywang.wx.miniapp.bean.WxMaPhoneNumberInfo;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage.MsgData;
import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckResponse.ResultBean;
import cn.servicecircle.wechat.TextVerdict.Suggestion;
import cn.servicecircle.wechat.WeChatException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import me.chanjar.weixin.common.error.WxErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** {@link WeChat} by way of WxJava, for one mini-program. */
public final class WxJavaWeChat implements WeChat {
    private static final Logger log = LoggerFactory.getLogger(WxJavaWeChat.class);
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z_-]{1,128}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    /** Two calls, each with a connection to make and an answer to read. */
    private static final int STEPS = 4;

    private static final int CODE_PIXELS = 860;

    private final String appId;
    private final MiniProgram miniProgram;
    /** Apart from the rest: whoever waits for an access token must not keep others from logging in. */
    private final Workers logIns;

    private final Workers others;

    public WxJavaWeChat(Vertx vertx, WeChatSettings settings) {
        Duration patience = settings.timeout().multipliedBy(STEPS);
        this.appId = settings.appId();
        this.miniProgram = new MiniProgram(settings);
        this.logIns = new Workers(vertx, "wechat-login", patience);
        this.others = new Workers(vertx, "wechat", patience);
    }

    @Override
    public Future<WeChatLogin> logIn(String code) {
        if (!CODE.matcher(code).matches()) {
            return Future.failedFuture(new WeChatException(Kind.CODE_INVALID));
        }
        return ask(logIns, "jscode2session", () -> login(miniProgram.session(code)));
    }

    /**
     * Fetches the access token ahead, so that the first resident waits neither for it nor for the classes that do it. Never
     * fails: who needs WeChat will be told.
     */
    public Future<Void> warmUp() {
        return ask(others, "stable_token", miniProgram::getAccessToken)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private static WeChatLogin login(WxMaJscode2SessionResult session) {
        if (session.getOpenid() == null) {
            throw new WeChatException(Kind.UNEXPECTED, "no openid");
        }
        return new WeChatLogin(session.getOpenid(), Optional.ofNullable(session.getUnionid()));
    }

    @Override
    public Future<WeChatPhone> phoneOf(String code) {
        if (!CODE.matcher(code).matches()) {
            return Future.failedFuture(new WeChatException(Kind.CODE_INVALID));
        }
        return ask(
                others,
                "getuserphonenumber",
                () -> phone(miniProgram.getUserService().getPhoneNumber(code)));
    }

    /** WeChat writes the calling code as a number or as text, and the app that it tells the number to beside it. */
    private WeChatPhone phone(WxMaPhoneNumberInfo told) {
        if (told == null || told.getCountryCode() == null || told.getPurePhoneNumber() == null) {
            throw new WeChatException(Kind.UNEXPECTED, "no phone number");
        }
        if (told.getWatermark() == null || !appId.equals(told.getWatermark().getAppid())) {
            throw new WeChatException(Kind.UNEXPECTED, "a phone number that is not for this app");
        }
        return new WeChatPhone(told.getCountryCode(), told.getPurePhoneNumber());
    }

    @Override
    public Future<TextVerdict> checkText(TextCheck check) {
        WxMaMsgSecCheckCheckRequest request = WxMaMsgSecCheckCheckRequest.builder()
                .version("2")
                .openid(check.openid())
                .scene(check.scene().number)
                .content(check.content())
                .title(check.title().orElse(null))
                .nickname(check.nickname().orElse(null))
                .build();
        return ask(
                others,
                "msg_sec_check",
                () -> verdict(
                        miniProgram.getSecurityService().checkMessage(request).getResult()));
    }

    @Override
    public Future<String> checkPicture(PictureCheck check) {
        WxMaMediaSecCheckCheckRequest request = WxMaMediaSecCheckCheckRequest.builder()
                .mediaUrl(check.url())
                .mediaType(PictureCheck.MEDIA_TYPE)
                .version(PictureCheck.VERSION)
                .openid(check.openid())
                .scene(check.scene().number)
                .build();
        return ask(
                others,
                "media_check_async",
                () -> traceId(miniProgram.getSecurityService().mediaCheckAsync(request)));
    }

    private static String traceId(WxMaMediaAsyncCheckResult result) {
        if (result == null || result.getTraceId() == null || result.getTraceId().isBlank()) {
            throw new WeChatException(Kind.UNEXPECTED, "no trace id");
        }
        return result.getTraceId();
    }

    /** The errcode is 0 for the worst of texts: only the suggestion counts, and what we do not know is for a person to judge. */
    private static TextVerdict verdict(ResultBean result) {
        if (result == null || result.getSuggest() == null) {
            throw new WeChatException(Kind.UNEXPECTED, "no verdict");
        }
        Suggestion suggestion =
                switch (result.getSuggest()) {
                    case "pass" -> Suggestion.PASS;
                    case "risky" -> Suggestion.RISKY;
                    default -> Suggestion.REVIEW;
                };
        return new TextVerdict(suggestion, label(suggestion, result.getLabel()));
    }

    /** A risky text is risky without a reason too; any other answer is whole, or none. */
    private static int label(Suggestion suggestion, String label) {
        boolean isNumber = label != null && NUMBER.matcher(label).matches();
        if (!isNumber && suggestion != Suggestion.RISKY) {
            throw new WeChatException(Kind.UNEXPECTED, "no label");
        }
        return isNumber ? Integer.parseInt(label) : 0;
    }

    @Override
    public Future<Void> send(SubscribeMessage message) {
        // Not its builder, which forgets the defaults for state and language.
        WxMaSubscribeMessage request = new WxMaSubscribeMessage()
                .setToUser(message.openid())
                .setTemplateId(message.templateId())
                .setPage(message.page());
        message.fields().forEach(field -> request.addData(new MsgData(field.key(), field.value())));
        return ask(others, "subscribe/send", () -> sent(request));
    }

    private Void sent(WxMaSubscribeMessage request) throws WxErrorException {
        miniProgram.getMsgService().sendSubscribeMsg(request);
        return null;
    }

    @Override
    public Future<Picture> miniProgramCode(String scene) {
        return ask(
                others,
                "getwxacodeunlimit",
                () -> Picture.of(miniProgram
                        .getQrcodeService()
                        // The start page, in the version that is published; not asked whether that page is there.
                        .createWxaCodeUnlimitBytes(scene, null, false, "release", CODE_PIXELS, true, null, false)));
    }

    private static <T> Future<T> ask(Workers workers, String api, Callable<T> call) {
        return workers.run(call).recover(failure -> Future.failedFuture(logged(api, Failures.told(failure))));
    }

    /** WxJava's own loggers are off, so this line is all an operator gets. */
    private static WeChatException logged(String api, WeChatException failure) {
        boolean somebodyMustAct = failure.kind() == Kind.BAD_REQUEST || !failure.isFinal();
        log.atLevel(somebodyMustAct ? Level.WARN : Level.DEBUG)
                .addKeyValue("api", api)
                .addKeyValue("reason", failure.getMessage())
                .log("WeChat did not do it");
        return failure;
    }

    /** Ends what runs with an error; nothing can be asked afterwards. */
    public Future<Void> close() {
        return logIns.close().eventually(others::close).map(closed -> {
            closeConnections();
            return null;
        });
    }

    private void closeConnections() {
        try {
            miniProgram.close();
        } catch (IOException e) {
            log.atDebug().addKeyValue("reason", e.getClass().getSimpleName()).log("A connection would not close");
        }
    }
}
