package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What a feature that builds on errands has to say before an act, so that errands need not know the feature. */
public interface Condition {

    /**
     * Asked when {@link Act} has nothing against it, with the errand locked. The future fails with the refusal.
     *
     * @param file before the act
     */
    Future<Void> check(SqlConnection tx, Act act, CaseFile file, Caller caller);
}
