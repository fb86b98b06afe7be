/**
 * 三率: 响应率, 解决率, 满意率; what each is stands in {@link cn.servicecircle.rates.Life}.
 *
 * <p>Nobody waits for a number. Steps of errands know nothing of this package; {@link cn.servicecircle.rates.RatesWorker} reads
 * their events afterwards, once a minute, into counts by station, item and month of filing. These are few, so that every node
 * holds them in memory, and every answer says as of when. An errand that was split counts once; its parts do not count.
 *
 * <p>It is about requests, never about people: there is no number of any person, lists are in the order of names, and what few
 * people stand behind is not shown, to nobody ({@link cn.servicecircle.rates.Secrecy}).
 */
@CheckReturnValue
package cn.servicecircle.rates;

import com.google.errorprone.annotations.CheckReturnValue;
