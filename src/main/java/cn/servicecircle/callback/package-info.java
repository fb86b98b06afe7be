/**
 * 回访: a bad 好差评 is called back about and put right, by somebody who did not work on the errand.
 *
 * <pre>
 * open ──call──▶ called ──rectify──▶ rectified
 *   │              ├──cannot──▶ cannot
 *   └──────┬───────┘
 *          ├─ the principal does not want it ──▶ declined
 *          └─ the grade becomes 基本满意 or better ──▶ withdrawn
 * </pre>
 *
 * It lies with one person, chosen by {@link cn.servicecircle.callback.Assignment}, who may pass it on. The errand's history
 * tells the principal what happened; what was said on the phone, and what those who worked on it say for themselves, stays in
 * the callback's notes. Every change holds the lock of the errand, so that nobody calls back about what they have just joined.
 */
@CheckReturnValue
package cn.servicecircle.callback;

import com.google.errorprone.annotations.CheckReturnValue;
