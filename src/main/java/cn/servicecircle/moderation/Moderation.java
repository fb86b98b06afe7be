package cn.servicecircle.moderation;

import cn.servicecircle.kernel.Worded;
import java.time.Instant;

/**
 * One case in the queue (审核件): the text, what the machine said, and what a person decided. A thing has one case, which may
 * be opened again by reports.
 *
 * @param text        as it was when the case was opened last, or as its author has reworded it since; empty when it is forgotten
 * @param urgent      it may be about somebody's life: it stands before all others
 * @param place       where it stands in the queue
 * @param reports     how many people reported it
 * @param moderatorId who decided it last, or null
 * @param dueAt       when it should be decided; null when it is
 */
record Moderation(
        Subject subject,
        long id,
        String authorName,
        String text,
        String machineSays,
        Cause cause,
        State state,
        boolean urgent,
        long place,
        int reports,
        String clause,
        String reason,
        Long moderatorId,
        Instant openedAt,
        Instant dueAt,
        Instant decidedAt) {

    /** Why it came to the queue. */
    enum Cause implements Worded {
        POSTED,
        REPORTED,
        /** One of its pictures wants a person. */
        PICTURES
    }

    /** What became of it. */
    enum State implements Worded {
        OPEN,
        PUBLISHED,
        HIDDEN,
        /** Hidden, and its author wants somebody else to look at it. */
        APPEALED
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
