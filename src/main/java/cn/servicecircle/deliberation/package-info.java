/**
 * 大事共议、小事自议: a topic whose reach is known goes on a track, from stage to stage, each with a clock and an owner, until
 * what was decided is done and told. Small: {@code OBJECTION → FOLLOW_UP → CLOSED}, or lifted to the big track. Big:
 * {@code GATHERING → PUBLICITY → DISCUSSION → VOTE → RESULT → FOLLOW_UP → CLOSED}. How it is voted is recorded here, and not
 * done here.
 */
@CheckReturnValue
package cn.servicecircle.deliberation;

import com.google.errorprone.annotations.CheckReturnValue;
