package cn.servicecircle.catalogue;

import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLClient;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The catalogue in SQL. */
public final class CatalogueStore {
    private static final String ITEM = """
            SELECT i.id, i.kind, i.withdrawn_at IS NOT NULL AS withdrawn, v.version, v.content
            FROM service_item i
            JOIN service_item_version v ON v.service_item_id = i.id
            """;

    public Future<Catalogue> load(SqlClient sql) {
        return sql.query(ITEM + " ORDER BY i.id, v.version")
                .mapping(CatalogueStore::item)
                .execute()
                .map(rows -> new Catalogue(Rows.list(rows)));
    }

    private static ServiceItem item(Row row) {
        return new ServiceItem(
                row.getLong("id"),
                row.getInteger("version"),
                Worded.of(Kind.class, row.getString("kind")),
                Json.read(row.getString("content"), ItemContent.class),
                row.getBoolean("withdrawn"));
    }

    /** Whoever changes the catalogue starts so, and is alone in it until the end of the transaction; imports too. */
    Future<Void> takeTurn(SqlClient tx) {
        return SnapshotStore.raise(tx, "catalogue");
    }

    /** The item as it is now. */
    Future<Optional<ServiceItem>> find(SqlClient sql, long id) {
        return sql.preparedQuery(ITEM + " WHERE i.id = ? ORDER BY v.version DESC LIMIT 1")
                .mapping(CatalogueStore::item)
                .execute(Tuple.of(id))
                .map(Rows::first);
    }

    Future<Integer> countOffered(SqlClient tx, Kind kind) {
        return tx.preparedQuery("SELECT id FROM service_item WHERE kind = ? AND withdrawn_at IS NULL")
                .execute(Tuple.of(kind.word()))
                .map(rows -> rows.size());
    }

    Future<Long> add(SqlClient tx, Kind kind) {
        return tx.preparedQuery("INSERT INTO service_item (kind) VALUES (?)")
                .execute(Tuple.of(kind.word()))
                .map(rows -> rows.property(MySQLClient.LAST_INSERTED_ID));
    }

    Future<Void> addVersion(SqlClient tx, ServiceItem item, String reason, long changedBy, Instant now) {
        return tx.preparedQuery("""
                        INSERT INTO service_item_version
                          (service_item_id, version, content, reason, changed_by, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .execute(Tuple.of(
                        item.id(),
                        item.version(),
                        Json.encode(item.content()).toString(),
                        reason,
                        changedBy,
                        Rows.utc(now)))
                .mapEmpty();
    }

    Future<Void> withdraw(SqlClient tx, long id, Instant now) {
        return tx.preparedQuery("UPDATE service_item SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL")
                .execute(Tuple.of(Rows.utc(now), id))
                .mapEmpty();
    }

    Future<Void> offer(SqlClient tx, long id) {
        return tx.preparedQuery("UPDATE service_item SET withdrawn_at = NULL WHERE id = ?")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** The newest first. */
    Future<List<ItemVersion>> versions(SqlClient sql, long id, Page page) {
        return sql.preparedQuery("""
                        SELECT v.version, v.reason, v.changed_at, p.display_name
                        FROM service_item_version v
                        LEFT JOIN person p ON p.id = v.changed_by
                        WHERE v.service_item_id = ? AND v.version < ?
                        ORDER BY v.version DESC
                        LIMIT ?
                        """)
                .mapping(row -> new ItemVersion(
                        row.getInteger("version"),
                        row.getString("reason"),
                        row.getString("display_name"),
                        Rows.instant(row, "changed_at")))
                .execute(Tuple.of(id, page.before(), page.fetch()))
                .map(Rows::list);
    }
}
