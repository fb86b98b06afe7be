package cn.servicecircle.export;

import java.time.Instant;

/**
 * What the receiver is told of a step.
 *
 * @param type      {@code errand.} and the step's word, with underscores as Standard Webhooks has it
 * @param timestamp when the step was taken
 */
record Message(String type, Instant timestamp, Data data) {

    /**
     * The errand as it is when the message is sent, which may be some steps later.
     *
     * @param principalName null unless personal data go out, as are the next two
     */
    record Data(
            String trackingNumber,
            String kind,
            long serviceItemId,
            String serviceItemName,
            String state,
            String stateText,
            long stationId,
            String stationName,
            Instant filedAt,
            Instant dueAt,
            String principalName,
            String description,
            String note) {}
}
