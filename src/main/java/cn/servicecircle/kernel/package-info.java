/** The few words every feature shares: who calls, what was refused, which page. Depends on nothing of ours. */
@CheckReturnValue
package cn.servicecircle.kernel;

import com.google.errorprone.annotations.CheckReturnValue;
