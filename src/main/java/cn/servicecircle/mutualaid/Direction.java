package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Worded;

/** Whether help is asked for or offered. */
enum Direction implements Worded {
    ASK("求助"),
    OFFER("愿意帮忙");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
