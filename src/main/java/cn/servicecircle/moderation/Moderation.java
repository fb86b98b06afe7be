package cn.servicecircle.moderation;

import java.time.Instant;

/** One case in the queue (审核件): the text, what the machine said, and what a person decided. */
record Moderation(
        Subject subject,
        long id,
        String authorName,
        String text,
        String machineSays,
        String state,
        String clause,
        String reason,
        Instant openedAt,
        Instant decidedAt) {

    boolean isOpen() {
        return state.equals("open");
    }
}
