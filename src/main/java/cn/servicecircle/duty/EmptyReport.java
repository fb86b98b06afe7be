package cn.servicecircle.duty;

import java.time.Instant;

/**
 * 来了没人: that a resident found nobody at a station during an opening span.
 *
 * @param quarterAt the quarter of an hour in which it was
 * @param answer    what the 管家 say to everybody about it, or null
 */
record EmptyReport(long id, long stationId, Instant spanStart, Instant quarterAt, long reporterId, String answer) {}
