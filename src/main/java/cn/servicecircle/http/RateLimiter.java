package cn.servicecircle.http;

import io.vertx.core.Future;

/** Says whether somebody may go on. Implemented outside, because some counts are shared through Redis. */
@FunctionalInterface
public interface RateLimiter {

    /** Takes one permit. The future fails only where the limit must hold and cannot be checked. */
    Future<Allowance> take(Limit limit, String who);

    /**
     * What is left.
     *
     * @param permits      permits a minute, or an hour
     * @param remaining    permits left now
     * @param retrySeconds seconds until the next permit; 0 when this request may go on
     */
    record Allowance(long permits, long remaining, long retrySeconds) {
        public boolean granted() {
            return retrySeconds == 0;
        }
    }
}
