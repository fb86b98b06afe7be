/**
 * 帮办代办: a resident files a request with a station, a member of its staff claims it and does it, the resident rates it.
 *
 * <pre>
 * filed ──claim──▶ in-progress ──complete──▶ done ──rate──▶ done, rated
 *   └──────cancel──────┴──▶ cancelled
 * </pre>
 *
 * Every step is an event with who and when. The row is locked before it is decided on, so two staff never both claim.
 */
@CheckReturnValue
package cn.servicecircle.errand;

import com.google.errorprone.annotations.CheckReturnValue;
