package cn.servicecircle.upload;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** A feature's rows about stored bytes: they are what makes somebody's of them. */
public interface Recorded {
    /** Which of the storage keys have a row. */
    Future<List<String>> known(SqlClient sql, List<String> storageKeys);
}
