package cn.servicecircle.mutualaid;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * 我来: one neighbour's answer to a help. Its texts are sealed.
 *
 * @param message       to the help's author, or null
 * @param contact       the neighbour's, or null
 * @param authorContact what the help's author tells this neighbour, or null
 */
record Response(
        long id,
        long helpId,
        long personId,
        String personName,
        State state,
        String message,
        String contact,
        String authorContact,
        Instant at) {

    /** How far the two have come. */
    enum State implements Worded {
        WAITING("等对方选"),
        ACCEPTED("对方选了，可以联系了"),
        LEFT("退出了");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /**
     * What somebody answers.
     *
     * @param message to the help's author alone, or null
     * @param contact for the help's author once that one has accepted, or null
     */
    record New(String message, String contact) {}

    void mustStay() {
        if (state == State.LEFT) {
            throw Refusal.conflict("help:has-left", "这位邻居已经退出", "请选别的邻居。");
        }
    }

    /** Whether the two have had to do with each other. */
    boolean met() {
        return state != State.WAITING;
    }
}
