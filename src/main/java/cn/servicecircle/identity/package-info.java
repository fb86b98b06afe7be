/**
 * Who somebody is: WeChat log-in, sessions, people and the roles they hold at an area node; and 后台实名, the phone behind them.
 *
 * <pre>
 * none ──verified, with consent──▶ in use ──taken back, or another one──▶ gone, unless its owner said something of late:
 *                                                                         sealed away until that is 180 days ago ──▶ gone
 * </pre>
 */
@CheckReturnValue
package cn.servicecircle.identity;

import com.google.errorprone.annotations.CheckReturnValue;
