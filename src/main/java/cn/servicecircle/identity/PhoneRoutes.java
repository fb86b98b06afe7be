package cn.servicecircle.identity;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.idempotency.Idempotency;
import cn.servicecircle.identity.Phones.Removed;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wechat.WeChatException;
import io.vertx.core.Future;

/** Verifying one's phone with WeChat, and taking it back. */
public final class PhoneRoutes {
    private final WeChat weChat;
    private final Phones phones;
    private final Sessions sessions;
    private final Idempotency idempotency;

    public PhoneRoutes(WeChat weChat, Phones phones, Sessions sessions, Idempotency idempotency) {
        this.weChat = weChat;
        this.phones = phones;
        this.sessions = sessions;
        this.idempotency = idempotency;
    }

    public void addTo(Api api) {
        api.onNow("getPhoneConsent", call -> Consent.TO_REAL_NAME)
                .on("verifyPhone", this::verify)
                .on("removePhone", this::remove);
    }

    private record Wanted(String code, String consentVersion) {}

    /** The consent first: a code can be used but once. */
    private Future<Reply> verify(Call call) {
        Wanted wanted = call.body(Wanted.class);
        long personId = call.caller().personId();
        return idempotency
                .unlessAnswered(call, () -> {
                    Consent.TO_REAL_NAME.must(wanted.consentVersion());
                    return weChat.phoneOf(wanted.code())
                            .map(Phone::of)
                            .compose(phone ->
                                    idempotency.once(call, tx -> phones.put(tx, personId, phone, Consent.TO_REAL_NAME)
                                            .map(Reply::created)))
                            .recover(failure -> firstOr(failure, call));
                })
                .compose(reply -> sessions.refresh(personId).map(reply));
    }

    private static Throwable explain(Throwable failure) {
        if (!(failure instanceof WeChatException weChat)) {
            return failure;
        }
        return switch (weChat.kind()) {
            case CODE_INVALID -> Refusal.invalid("phone:code-invalid", "微信的手机号验证码无效", "请再点一次“验证手机号”，用新的 code 再试。");
            case CODE_USED -> codeUsed();
            default ->
                Refusal.unavailable(
                        "phone:wechat-away", "暂时连不上微信", "号码还没有验证，请过几分钟再点一次“验证手机号”；一直不行，可以到就近的网格服务站当面登记。浏览、支持和办事不受影响。");
        };
    }

    private static Refusal codeUsed() {
        return Refusal.invalid("phone:code-used", "微信的手机号验证码已用过", "一个 code 只能用一次，请再点一次“验证手机号”。");
    }

    /** Perhaps it was used by this very request, sent a moment ago, which holds the person until its answer is kept. */
    private Future<Reply> firstOr(Throwable failure, Call call) {
        boolean isUsed = failure instanceof WeChatException weChat && weChat.kind() == WeChatException.Kind.CODE_USED;
        if (!isUsed) {
            return Future.failedFuture(explain(failure));
        }
        return phones.settled(call.caller().personId())
                .compose(settled -> idempotency.unlessAnswered(call, () -> Future.failedFuture(codeUsed())));
    }

    private Future<Removed> remove(Call call) {
        long personId = call.caller().personId();
        return phones.remove(personId)
                .compose(removed -> sessions.refresh(personId).map(removed));
    }
}
