/**
 * 邻里互助 (和睦邻里): neighbours ask for small help and offer it, in a space. What is posted is looked at first, as everything that
 * neighbours write is ({@link cn.servicecircle.moderation}). Beside that, it lives for days and ends by itself:
 *
 * <pre>
 *                        ┌─ its author: solved, or needed no longer ─▶ solved, withdrawn ─┐
 * posted ──▶ open ───────┼─ its author: a request at a station ──────▶ handed-over ───────┼─ 30 days ─▶ forgotten
 *             └ extend ┘ └─ the last day is over ────────────────────▶ ended ─────────────┘     186 days ─▶ deleted
 *              (once)
 * </pre>
 *
 * Whoever wants to help answers 我来, which nobody sees but the author; what each side tells as a contact, the other sees once the
 * author has accepted, and nobody else ever:
 *
 * <pre>
 * waiting ──accept──▶ accepted ──leave──▶ left          (waiting ones are deleted when they leave, and when the help ends)
 * </pre>
 *
 * Of what is forgotten, the text and its author are kept as evidence (网络安全法 21), which the moderators can look at and nobody
 * else, also not its author; nothing that two told each other, nor that they met.
 *
 * Where two fall out, either may propose 调解; nothing is filed unless the other side consents. Nothing is counted, ranked or
 * thanked for in points: who helped whom is theirs alone, and forgotten with the help.
 */
@CheckReturnValue
package cn.servicecircle.mutualaid;

import com.google.errorprone.annotations.CheckReturnValue;
