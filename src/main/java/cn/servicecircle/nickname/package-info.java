/**
 * 前台自愿: the name that others see is chosen by whoever bears it. It is checked before anybody sees it; what could not be
 * checked is not taken, and the old name stays. The names that somebody had are kept for moderators.
 */
@CheckReturnValue
package cn.servicecircle.nickname;

import com.google.errorprone.annotations.CheckReturnValue;
