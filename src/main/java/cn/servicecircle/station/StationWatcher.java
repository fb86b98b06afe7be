package cn.servicecircle.station;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** What else must happen, in the same transaction, when a station changes. Implemented by who books people at its hours. */
@FunctionalInterface
public interface StationWatcher {

    /** @param after as it will be */
    Future<Void> changed(SqlClient tx, Station after);
}
