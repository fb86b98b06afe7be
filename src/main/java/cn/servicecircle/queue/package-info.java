/**
 * 排队叫号: who walks in takes a number, sees how many come before, and is called by it. It is about numbers of people who wait:
 * nothing in it says who called, when, or how long anything took. A number is gone when its day is.
 *
 * <pre>
 * waiting ──► called ──► finished
 *               │ ▲
 *               ▼ │
 *             skipped
 * </pre>
 */
@CheckReturnValue
package cn.servicecircle.queue;

import com.google.errorprone.annotations.CheckReturnValue;
