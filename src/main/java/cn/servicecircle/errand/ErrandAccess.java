package cn.servicecircle.errand;

import cn.servicecircle.kernel.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Whom an errand concerns, for the features that hang something on it. */
public interface ErrandAccess {

    /** Fails as for an errand that is not there, where it does not concern the caller. */
    Future<Void> mustSee(Caller caller, long errandId);

    /** As {@link #mustSee}, and fails with a conflict when the errand is closed; it stays open until the transaction ends. */
    Future<Void> mustBeOpen(SqlConnection tx, Caller caller, long errandId);
}
