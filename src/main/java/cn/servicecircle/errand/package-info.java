/**
 * 帮办代办: what a resident asks of a station, from filing until it is solved or closed.
 *
 * <pre>
 * filed ──claim──▶ accepted ──start──▶ in-progress ──complete──▶ done ──confirm: solved──▶ closed
 *   │                 └──────────┬─────────┘ ▲  ▲                  └──confirm: not solved──▶ in-progress
 *   ├─refuse─▶ refused        papers         │  └──reopen── closed ◀──close (only after "not solved")── in-progress
 *   │                            ▼           │
 *   │                         waiting ──papers complete
 *   └─hand over / up─▶ handed-over ──claim──▶ accepted, ──give back──▶ where it came from
 *
 * done ──no answer for days──▶ closed, without an outcome
 * </pre>
 *
 * {@link cn.servicecircle.errand.Act} says who may do what in which state, {@link cn.servicecircle.errand.Errand} what follows
 * from it. Every step is an event; {@link cn.servicecircle.errand.Terms} finds both time limits from the events alone. The row
 * is locked before it is decided on, so two staff never both claim. What the clock brings (reminders, the {@linkplain
 * cn.servicecircle.ladder ladder}, the end of silence) follows from the events too: {@link cn.servicecircle.errand.Alarms} says
 * when, {@link cn.servicecircle.errand.ClockSteps} what.
 */
@CheckReturnValue
package cn.servicecircle.errand;

import com.google.errorprone.annotations.CheckReturnValue;
