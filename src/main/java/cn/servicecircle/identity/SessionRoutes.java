package cn.servicecircle.identity;

import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Reply;
import cn.servicecircle.identity.Profiles.Me;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wechat.WeChat;
import cn.servicecircle.wechat.WeChatException;
import cn.servicecircle.wechat.WeChatLogin;
import io.vertx.core.Future;
import java.time.Instant;

/** Logging in and out, and oneself. */
public final class SessionRoutes {
    private final WeChat weChat;
    private final IdentityService identity;
    private final Profiles profiles;
    private final Sessions sessions;

    public SessionRoutes(WeChat weChat, IdentityService identity, Profiles profiles, Sessions sessions) {
        this.weChat = weChat;
        this.identity = identity;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    public void addTo(Api api) {
        api.on("logIn", this::logIn)
                .on("logOut", call -> sessions.end(call.caller(), call.token()))
                .on("getMe", call -> profiles.me(call.caller().personId()))
                .on("chooseHome", this::chooseHome);
    }

    private record Code(String code) {}

    private record Session(String token, Instant expiresAt, Me me) {}

    private Future<Reply> logIn(Call call) {
        return weChat.logIn(call.body(Code.class).code())
                .recover(failure -> Future.failedFuture(explain(failure)))
                .map(WeChatLogin::openid)
                .compose(identity::personOf)
                .compose(person -> begin(person.id()))
                .map(Reply::created);
    }

    private Future<Session> begin(long personId) {
        return sessions.begin(personId)
                .compose(begun -> profiles.me(personId).map(me -> new Session(begun.token(), begun.expiresAt(), me)));
    }

    private static Throwable explain(Throwable failure) {
        if (!(failure instanceof WeChatException weChat)) {
            return failure;
        }
        return switch (weChat.kind()) {
            case CODE_INVALID -> Refusal.unauthenticated("session:code-invalid", "微信登录码无效", "请重新打开小程序，用新的登录码再试。");
            case CODE_USED -> Refusal.unauthenticated("session:code-used", "微信登录码已用过", "登录码只能用一次，请用 wx.login 取新的再试。");
            case PERSON_BLOCKED ->
                Refusal.forbidden("session:blocked-by-wechat", "微信不允许这个账号登录", "请在微信里查看账号状态，或到就近的网格服务站办理。");
            default -> Refusal.unavailable("session:wechat-away", "暂时连不上微信", "请过几秒用新的登录码再试；急事请到就近的网格服务站或打站点电话。");
        };
    }

    private record Home(long areaId) {}

    private Future<Me> chooseHome(Call call) {
        long personId = call.caller().personId();
        return identity.chooseHome(call.caller(), call.body(Home.class).areaId())
                .compose(chosen -> sessions.refresh(personId))
                .compose(told -> profiles.me(personId));
    }
}
