package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Worded;

/** Why somebody reports a post. */
enum Reason implements Worded {
    PRIVACY("泄露个人信息"),
    ABUSE("辱骂、攻击别人"),
    FALSE("不实信息"),
    ILLEGAL("违法违规"),
    SPAM("广告、刷屏"),
    OTHER("其他");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
