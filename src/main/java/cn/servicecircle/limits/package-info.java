/**
 * How often somebody may do something: token buckets by Bucket4j. What guards a node (requests, writes, long tables) is counted
 * in that node; what guards accounts, money or what somebody asked for (log-ins, tries to verify, questions and guesses) is
 * counted in Redis, for all nodes together.
 */
@CheckReturnValue
package cn.servicecircle.limits;

import com.google.errorprone.annotations.CheckReturnValue;
