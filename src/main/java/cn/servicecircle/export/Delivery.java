package cn.servicecircle.export;

import java.time.Instant;

/**
 * A step on its way to the receiver, with what may be told of it.
 *
 * @param id       of the event
 * @param kind     of the event
 * @param itemKind of the 事项
 * @param attempts how often it was tried, this time among them
 */
record Delivery(
        long id,
        String kind,
        Instant at,
        String note,
        int attempts,
        Instant giveUpAt,
        long errandId,
        String trackingNumber,
        long itemId,
        String itemKind,
        String state,
        String outcome,
        long stationId,
        Instant filedAt,
        Instant dueAt,
        String principalName,
        String description) {}
