package cn.servicecircle.deliberation;

import cn.servicecircle.kernel.Worded;

/** 大事共议、小事自议. */
public enum Track implements Worded {
    SMALL("小事"),
    BIG("大事");

    private final String text;

    Track(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
