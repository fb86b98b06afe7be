package cn.servicecircle.callback;

import java.time.Instant;
import java.util.List;

/**
 * A callback as the contract shows it.
 *
 * @param errandResult how the errand ended, in the words of those who worked on it
 * @param dueText      how much time is left, or null when it has ended
 * @param notes        null in lists
 */
record CallbackView(
        long id,
        String state,
        String stateText,
        long errandId,
        String trackingNumber,
        String serviceItemName,
        String stationName,
        String principalName,
        String description,
        String errandResult,
        int grade,
        String comment,
        String assignedName,
        Instant openedAt,
        Instant dueAt,
        String dueText,
        String result,
        Instant endedAt,
        List<Note> notes) {}
