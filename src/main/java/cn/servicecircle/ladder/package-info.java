/**
 * 逐级上报: whoever lets a time limit run out does not do so unseen. Half of it used up and on its last day, those who have the
 * matter in hand are told; on the first working day after it, the nearest 管家 above as well, and each further working day the
 * next one: 楼栋→小区→网格→社区→街道→区. Levels without a 管家 are passed over. It moves nobody's responsibility (首接负责).
 *
 * <p>What has been told of a limit is known to its owner, so that {@link cn.servicecircle.ladder.LadderClock} says when
 * something is to be told next. Owners keep that moment beside what it follows from; {@link cn.servicecircle.ladder.Sweep}
 * finds it, and has the owner tell, write down that it was told and set the next moment in one transaction: once, whatever
 * dies. It finds what is kept for a time only in the same way ({@link cn.servicecircle.ladder.Expiry}).
 */
@CheckReturnValue
package cn.servicecircle.ladder;

import com.google.errorprone.annotations.CheckReturnValue;
