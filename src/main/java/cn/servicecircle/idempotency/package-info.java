/** The same POST sent again gets its first answer, kept in the transaction that made it true. */
@CheckReturnValue
package cn.servicecircle.idempotency;

import com.google.errorprone.annotations.CheckReturnValue;
