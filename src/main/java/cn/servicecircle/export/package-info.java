/**
 * Getting data out once, so that nobody types it into 12345 or the 综治 platform again: each step of an errand by a signed
 * webhook (Standard Webhooks 1.0), and a station's ledger as a table.
 *
 * <p>The webhook is an outbox over {@code errand_event}: what is new there becomes a delivery ({@link WebhookStore} says how
 * none is missed), which is sent until the receiver takes it, for three days; then it waits for an admin. At least once, and
 * the steps of one errand in their order; the event's id is the message's, so that a receiver can drop what it had before.
 */
@CheckReturnValue
package cn.servicecircle.export;

import com.google.errorprone.annotations.CheckReturnValue;
