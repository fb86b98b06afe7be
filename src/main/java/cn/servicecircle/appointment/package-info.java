/**
 * 预约: a place at a station at a time. Slots follow from opening hours and rota; an appointment is bound to a time and not to
 * a shift or a person, so that whoever is there serves it. Cancelled or past, it is deleted after 30 days.
 *
 * <pre>
 * booked ──► over
 *   │ ▲        ▲
 *   ▼ │        │
 * to-rebook ───┘        both open ones ──► cancelled
 * </pre>
 */
@CheckReturnValue
package cn.servicecircle.appointment;

import com.google.errorprone.annotations.CheckReturnValue;
