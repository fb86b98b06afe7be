/**
 * Before somebody reports the same again: what was reported nearby of late, and to follow one of those instead (关注). Only
 * the public part of an errand is ever seen here ({@link cn.servicecircle.disclosure}).
 */
@CheckReturnValue
package cn.servicecircle.similar;

import com.google.errorprone.annotations.CheckReturnValue;
