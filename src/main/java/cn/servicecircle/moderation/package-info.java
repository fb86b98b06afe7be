/** 审核: WeChat's text check, the queue of what waits for a moderator, and the decisions. Nothing unchecked is ever public. */
@CheckReturnValue
package cn.servicecircle.moderation;

import com.google.errorprone.annotations.CheckReturnValue;
