/**
 * 委托书 (民法典 161–175): who does what for whom, in which errand, until when. Items of a kind that needs one are neither begun
 * nor completed without a mandate in force, and whatever is done for the principal names the mandate that it is done under.
 *
 * <pre>
 * in-force ──last day gone by──▶ expired       (173: the term)
 *    ├──principal──▶ revoked                   (173: revocation, at any time and at once)
 *    ├──agent──▶ resigned                      (173: the agent's own refusal)
 *    └──errand solved, closed or cancelled──▶ over   (173: what it was for is completed)
 * </pre>
 *
 * Only the second and the third are written down; the others follow from the day and from the errand's events, so that no clean-up
 * can be late. One mandate is for one errand: 165 wants the matter named. Every step is taken with the errand locked, so a deed
 * comes before a revocation or not at all.
 *
 * <p>That somebody has died, or can no longer decide (173), nobody tells the product: staff who hear of it end the mandate.
 */
@CheckReturnValue
package cn.servicecircle.mandate;

import com.google.errorprone.annotations.CheckReturnValue;
