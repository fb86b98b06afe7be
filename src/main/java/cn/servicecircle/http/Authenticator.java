package cn.servicecircle.http;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;

/** Knows whose session a token is. Implemented by the feature that keeps sessions. */
@FunctionalInterface
public interface Authenticator {

    /** Fails with an unauthenticated {@link cn.servicecircle.kernel.Refusal} when the token is nobody's. */
    Future<Caller> callerOf(String token);
}
