package cn.servicecircle.kin;

import cn.servicecircle.kernel.Worded;

/** What a relative may. */
public enum May implements Worded {
    SEE("能看到办到哪里，收到通知"),
    ACT("能看到办到哪里、收到通知，也能代为提交、补材料、确认、撤回");

    private final String text;

    May(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
