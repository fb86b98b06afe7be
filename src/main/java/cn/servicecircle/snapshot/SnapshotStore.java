package cn.servicecircle.snapshot;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;

/** The versions of the snapshots in SQL. */
public final class SnapshotStore {

    /**
     * Tells every node, once the transaction is kept, that what it holds in memory under this name is out of date. Whoever
     * raises the same one waits for the end of this transaction.
     */
    public static Future<Void> raise(SqlClient tx, String name) {
        return tx.preparedQuery("UPDATE snapshot_version SET version = version + 1 WHERE name = ?")
                .execute(Tuple.of(name))
                .mapEmpty();
    }

    Future<Map<String, Long>> versions(SqlClient sql) {
        return sql.query("SELECT name, version FROM snapshot_version").execute().map(SnapshotStore::byName);
    }

    private static Map<String, Long> byName(RowSet<Row> rows) {
        Map<String, Long> versions = new HashMap<>();
        rows.forEach(row -> versions.put(row.getString("name"), row.getLong("version")));
        return versions;
    }
}
