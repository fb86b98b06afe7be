package cn.servicecircle.errand;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** What a feature that builds on errands does when one has moved, so that errands need not know the feature. */
public interface AfterStep {

    /** In the step's own transaction, with the errand and its history saved; the step may be the clock's. */
    Future<?> taken(SqlConnection tx, long errandId, ErrandEvent.Kind step);
}
