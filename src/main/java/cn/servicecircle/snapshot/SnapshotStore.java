package cn.servicecircle.snapshot;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.Map;

/** The versions of the snapshots in SQL. */
final class SnapshotStore {

    Future<Map<String, Long>> versions(SqlClient sql) {
        return sql.query("SELECT name, version FROM snapshot_version").execute().map(SnapshotStore::byName);
    }

    private static Map<String, Long> byName(RowSet<Row> rows) {
        Map<String, Long> versions = new HashMap<>();
        rows.forEach(row -> versions.put(row.getString("name"), row.getLong("version")));
        return versions;
    }
}
