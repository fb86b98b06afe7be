package cn.servicecircle.deliberation;

import cn.servicecircle.disclosure.PublicState;
import java.time.Instant;

/**
 * A request that a decision led to; of it only what everybody may know.
 *
 * @param outcome what whoever filed it said last, or null
 * @param dueAt   when the time limit that runs now is over; null while none does
 * @param last    what happened last
 */
record Work(
        long topicId,
        String trackingNumber,
        PublicState state,
        String outcome,
        Instant dueAt,
        WorkMove last,
        Instant lastAt) {

    boolean isOver() {
        return state.isOver();
    }

    String stateText() {
        return state == PublicState.WAITING ? "等立件的人补齐材料" : state.text(outcome);
    }
}
