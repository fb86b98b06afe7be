package cn.servicecircle.callback;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * 回访 of one errand whose grade was bad. Transitions are methods, and refuse what does not follow.
 *
 * @param assignedId who calls back; null when there was nobody
 * @param dueAt      when the time to put it right is over; null while the calendar does not reach that far
 * @param result     what was put right, or why it cannot be, in words for the principal; null before
 * @param endedAt    null while there is something to do
 */
record Callback(
        long id,
        long errandId,
        State state,
        Long assignedId,
        Instant openedAt,
        Instant dueAt,
        String result,
        Instant endedAt) {

    enum State implements Worded {
        OPEN("等待回访"),
        CALLED("已回访，等待整改"),
        RECTIFIED("已整改"),
        CANNOT("已说明不能整改的原因"),
        DECLINED("申请人说不用回访"),
        WITHDRAWN("申请人改了评价，不用回访");

        private final String text;

        State(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** Also once more, and when nobody answered the phone: what was said stands in the notes. */
    Callback called() {
        return in(State.CALLED, null, null);
    }

    Callback rectified(String what, Instant now) {
        mustBeCalled();
        return in(State.RECTIFIED, what, now);
    }

    Callback cannot(String why, Instant now) {
        mustBeCalled();
        return in(State.CANNOT, why, now);
    }

    Callback declined(Instant now) {
        return in(State.DECLINED, null, now);
    }

    Callback withdrawn(Instant now) {
        return in(State.WITHDRAWN, null, now);
    }

    Callback assignedTo(long personId) {
        mustGoOn();
        return new Callback(id, errandId, state, personId, openedAt, dueAt, result, endedAt);
    }

    private Callback in(State next, String how, Instant ended) {
        mustGoOn();
        return new Callback(id, errandId, next, assignedId, openedAt, dueAt, how, ended);
    }

    void mustGoOn() {
        if (endedAt != null) {
            throw Refusal.conflict("callback:ended", "回访已经结束", "这次回访的结果是“" + state.text() + "”，不用再做什么。");
        }
    }

    private void mustBeCalled() {
        mustGoOn();
        if (state == State.OPEN) {
            throw Refusal.conflict("callback:call-first", "还没有回访", "请先联系申请人，记下申请人怎么说（没有联系上也要记），再填写结果。");
        }
    }
}
