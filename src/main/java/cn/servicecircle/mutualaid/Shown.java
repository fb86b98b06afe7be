package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Worded;

/** Whether neighbours may see what somebody wrote. */
enum Shown implements Worded {
    PENDING("等待审核，暂时只有您和议事主持看得到"),
    PUBLISHED("已发布"),
    HIDDEN("未予发布，原因在您的消息里");

    private final String text;

    Shown(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
