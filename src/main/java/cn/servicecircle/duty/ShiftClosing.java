package cn.servicecircle.duty;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** What else must happen, in the same transaction, when a planned shift falls out. Implemented by who books people with it. */
@FunctionalInterface
public interface ShiftClosing {

    Future<Void> closed(SqlClient tx, Shift shift);
}
