/**
 * 街道吹哨、部门报到: the 管家 of a street, or of the district, calls bodies to an errand that the street cannot see through
 * alone: one that leads (牵头), and others. Bodies have no log-in here; the 管家 who called them records what they answer.
 *
 * <pre>
 * called ──acknowledge──▶ acknowledged ──finish──▶ done
 *    └──────────decline─────────┴────────────────▶ declined
 * </pre>
 *
 * Each call has a time limit of its own, from the moment of the call by the working calendar, and an overdue one goes up the
 * {@linkplain cn.servicecircle.ladder ladder}. The errand stays with whoever is responsible for it (首接负责).
 */
@CheckReturnValue
package cn.servicecircle.whistle;

import com.google.errorprone.annotations.CheckReturnValue;
