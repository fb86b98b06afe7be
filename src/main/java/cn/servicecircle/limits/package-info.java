/**
 * How often somebody may do something: token buckets by Bucket4j. Addresses are counted in each process, because that
 * guards the process; log-ins and writes are counted in Redis, for all nodes together.
 */
@CheckReturnValue
package cn.servicecircle.limits;

import com.google.errorprone.annotations.CheckReturnValue;
