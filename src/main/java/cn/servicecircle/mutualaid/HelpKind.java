package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Worded;

/** With what. */
enum HelpKind implements Worded {
    CARRY("搬东西"),
    BORROW("借工具"),
    PARCEL("代取快递"),
    SHOPPING("代买东西"),
    CLINIC("陪就医"),
    PHONE("教手机"),
    REPAIR("小修小补"),
    COMPANY("陪伴聊天"),
    OTHER("其他小事");

    private final String text;

    HelpKind(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
