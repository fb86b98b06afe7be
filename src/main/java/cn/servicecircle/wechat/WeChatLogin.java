package cn.servicecircle.wechat;

import java.util.Optional;

/**
 * Who logged in: the person's id in this mini-program and, where the operator bound one, in its Open Platform account (开放平台). The
 * session key stays with the implementation; nothing here needs it.
 */
public record WeChatLogin(String openid, Optional<String> unionid) {
    /** Names nobody: an openid has no business in a log. */
    @Override
    public String toString() {
        return "WeChatLogin";
    }
}
